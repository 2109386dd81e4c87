package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static io.millrace.ingest.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadEventsTest {
  private static final String VIEW = json(EventType.VIEW);
  private static final String TIP = json(EventType.TIP);
  private static final String PURCHASE = json(EventType.PURCHASE);
  private static final String REFUND = json(EventType.REFUND);
  private static final String SPEND = json(EventType.SPEND);

  static Stream<Arguments> shapes() {
    return Stream.of(
        arguments("17", ProblemCode.NOT_AN_OBJECT),
        arguments("\"text\"", ProblemCode.NOT_AN_OBJECT),
        arguments("null", ProblemCode.NOT_AN_OBJECT),
        arguments("[]", ProblemCode.NOT_AN_OBJECT),
        arguments("[[" + VIEW + "]]", ProblemCode.NOT_AN_OBJECT),
        arguments("{}", ProblemCode.MISSING_FIELD),
        arguments(with(VIEW, "\"colour\":1"), ProblemCode.UNKNOWN_FIELD),
        arguments(with(VIEW, "\"colour\":{\"a\":[1,{\"b\":2}]}"), ProblemCode.UNKNOWN_FIELD),
        arguments(with(VIEW, "\"colour\":null"), ProblemCode.UNKNOWN_FIELD),
        arguments(with(VIEW, "\"ID\":\"e-2\""), ProblemCode.UNKNOWN_FIELD),
        arguments(with(VIEW, "\"id\":\"e-2\""), ProblemCode.DUPLICATE_FIELD),
        arguments(with(VIEW, "\"item\":null,\"item\":\"v\""), ProblemCode.DUPLICATE_FIELD),
        arguments(with(VIEW, "\"item\":17"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"item\":[\"v\"]"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"item\":{\"a\":{\"b\":[]}}"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"item\":true"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"item\":\"\""), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"item\":\"" + "x".repeat(129) + "\""), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"item\":\"" + "x".repeat(30_000) + "\""), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"item\":\"\\ud800\""), ProblemCode.BAD_TEXT),
        arguments(with(VIEW, "\"item\":\"\\udc00\\ud800\""), ProblemCode.BAD_TEXT),
        arguments(
            with(VIEW, "\"item\":\"" + "x".repeat(33_000) + "\""), ProblemCode.EVENT_TOO_LARGE));
  }

  static Stream<Arguments> required() {
    return Stream.of("id", "type", "platform", "surface", "visitor", "at")
        .map(
            field ->
                arguments(VIEW.replaceFirst("\"%s\":\"[^\"]*\"".formatted(field), nothing(field))));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(VIEW.replace("e-1", "x".repeat(65)), ProblemCode.BAD_LENGTH),
        arguments(VIEW.replace(Samples.VISITOR, "v".repeat(129)), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"creator\":\"" + "x".repeat(129) + '"'), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"creator\":\"\""), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"creator\":\"\u3000 \\t\""), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"creator\":\"\\ud800\""), ProblemCode.BAD_TEXT),
        arguments(with(VIEW, "\"creator\":17"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"campaign\":\"" + "x".repeat(129) + '"'), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"campaign\":\" \""), ProblemCode.BAD_LENGTH),
        arguments(with(VIEW, "\"campaign\":[\"a\"]"), ProblemCode.WRONG_JSON_TYPE),
        arguments(VIEW.replace("view", "veiw"), ProblemCode.UNKNOWN_TYPE),
        arguments(VIEW.replace("view", "VIEW"), ProblemCode.UNKNOWN_TYPE),
        arguments(VIEW.replace("view", "purchase"), ProblemCode.WRONG_DOMAIN),
        arguments(VIEW.replace("view", "share"), ProblemCode.WRONG_DOMAIN),
        arguments(VIEW.replace("douyin", "douyim"), ProblemCode.UNKNOWN_PLATFORM),
        arguments(VIEW.replace("douyin", "Douyin"), ProblemCode.BAD_NAME),
        arguments(VIEW.replace("\"live\"", "\"li ve\""), ProblemCode.BAD_NAME),
        arguments(VIEW.replace("\"live\"", "\"\""), ProblemCode.BAD_NAME),
        arguments(VIEW.replace("\"live\"", "\"" + "l".repeat(41) + "\""), ProblemCode.BAD_NAME),
        arguments(with(VIEW, "\"channel\":\"word of mouth\""), ProblemCode.BAD_NAME),
        arguments(with(VIEW, "\"region\":\"\u4e2d\u56fd\""), ProblemCode.BAD_NAME),
        // The Kelvin sign looks like a K, and its lower case is the letter k.
        arguments(with(VIEW, "\"region\":\"H\u212a\""), ProblemCode.BAD_NAME),
        arguments(with(VIEW, "\"durationMs\":-1"), ProblemCode.OUT_OF_RANGE),
        arguments(with(VIEW, "\"durationMs\":86400001"), ProblemCode.OUT_OF_RANGE),
        arguments(with(VIEW, "\"durationMs\":" + "9".repeat(20_000)), ProblemCode.OUT_OF_RANGE),
        arguments(with(VIEW, "\"durationMs\":1.0"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"durationMs\":1e3"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"durationMs\":\"1\""), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"version\":-1"), ProblemCode.OUT_OF_RANGE),
        arguments(with(VIEW, "\"version\":2147483648"), ProblemCode.OUT_OF_RANGE),
        arguments(with(VIEW, "\"version\":" + "9".repeat(20_000)), ProblemCode.OUT_OF_RANGE),
        arguments(with(VIEW, "\"version\":1.0"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"version\":\"1\""), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"deleted\":1"), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"deleted\":\"true\""), ProblemCode.WRONG_JSON_TYPE),
        arguments(with(VIEW, "\"line\":\"1\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(VIEW, "\"order\":\"o-1\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(VIEW, "\"amount\":" + Samples.amount("1")), ProblemCode.FIELD_NOT_ALLOWED));
  }

  static Stream<Arguments> commerce() {
    return Stream.of(
        arguments(with(PURCHASE, "\"durationMs\":1"), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(TIP, "\"order\":\"o-1\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(REFUND, "\"line\":\"1\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(PURCHASE, "\"line\":\"\""), ProblemCode.BAD_LENGTH),
        arguments(with(PURCHASE, "\"line\":\"" + "l".repeat(65) + '"'), ProblemCode.BAD_LENGTH),
        arguments(with(PURCHASE, "\"line\":1"), ProblemCode.WRONG_JSON_TYPE),
        arguments(
            with(json(EventType.CART_ADD), "\"amount\":" + Samples.amount("1")),
            ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(SPEND, "\"visitor\":\"anna\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(SPEND, "\"channel\":\"search\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(SPEND, "\"region\":\"cn\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(SPEND, "\"order\":\"o-1\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(SPEND, "\"line\":\"1\""), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(with(SPEND, "\"durationMs\":1"), ProblemCode.FIELD_NOT_ALLOWED),
        arguments(SPEND.replace(Samples.amount("5"), "null"), ProblemCode.MISSING_FIELD),
        arguments(SPEND.replace("\"surface\":\"live\",", ""), ProblemCode.MISSING_FIELD),
        arguments(PURCHASE.replace("\"o-1\"", "null"), ProblemCode.MISSING_FIELD),
        arguments(REFUND.replace("\"order\":\"o-1\",", ""), ProblemCode.MISSING_FIELD),
        arguments(REFUND.replace(Samples.amount("5"), "null"), ProblemCode.MISSING_FIELD),
        arguments(TIP.replace(Samples.amount("5"), "null"), ProblemCode.MISSING_FIELD),
        arguments(TIP.replace(Samples.amount("5"), "{}"), ProblemCode.MISSING_FIELD),
        arguments(TIP.replace("\"5\"", "null"), ProblemCode.MISSING_FIELD),
        arguments(TIP.replace("\"CNY\"", "null"), ProblemCode.MISSING_FIELD),
        arguments(TIP.replace(Samples.amount("5"), "\"5 CNY\""), ProblemCode.WRONG_JSON_TYPE),
        arguments(TIP.replace("\"CNY\"", "\"CNY\",\"unit\":\"fen\""), ProblemCode.UNKNOWN_FIELD),
        arguments(TIP.replace("\"CNY\"", "\"CNY\",\"value\":\"5\""), ProblemCode.DUPLICATE_FIELD),
        arguments(TIP.replace("CNY", "XYZ"), ProblemCode.UNKNOWN_CURRENCY),
        arguments(TIP.replace("\"5\"", "\"-5\""), ProblemCode.BAD_AMOUNT),
        arguments(TIP.replace("\"5\"", "\"5.001\""), ProblemCode.BAD_AMOUNT),
        arguments(TIP.replace("\"5\"", "\"1000000000.00\""), ProblemCode.BAD_AMOUNT));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void refusesBadShapes(String json, ProblemCode code) throws Exception {
    assertThat(Reading.decode(Domain.CONTENT, "[" + json + "," + VIEW + "]", BodyFormat.JSON))
        .satisfiesExactly(
            element -> assertThat(((Decoded.Invalid) element).reason().code()).isEqualTo(code),
            neighbour -> assertThat(neighbour).isInstanceOf(Decoded.Valid.class));
  }

  @ParameterizedTest
  @MethodSource("required")
  void refusesEventsWithoutWhatIsRequired(String json) throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, json).code()).isEqualTo(ProblemCode.MISSING_FIELD);
  }

  @ParameterizedTest
  @MethodSource("values")
  void refusesBadValues(String json, ProblemCode code) throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, json).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @MethodSource("commerce")
  void refusesBadCommerce(String json, ProblemCode code) throws Exception {
    assertThat(Reading.bad(Domain.COMMERCE, json).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @MethodSource({"shapes", "values"})
  void neverQuotesTheVisitor(String json, ProblemCode code) throws Exception {
    EventOutcome.Rejected reason =
        ((Decoded.Invalid)
                Reading.decode(Domain.CONTENT, "[" + json + "]", BodyFormat.JSON).getFirst())
            .reason();

    assertThat(reason.detail()).doesNotContain(Samples.VISITOR).hasSizeLessThan(300);
    assertThat(reason.code()).isEqualTo(code);
  }

  @Test
  void findsTheIdBehindTheFault() throws Exception {
    String json = "{\"colour\":{\"deep\":[[]]},\"type\":\"view\",\"id\":\"e-17\"}";

    Decoded.Invalid invalid = Reading.invalid(Domain.CONTENT, json);

    assertThat(invalid.id()).hasValue("e-17");
    assertThat(invalid.type()).hasValue("view");
    assertThat(invalid.reason().code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
  }

  @Test
  void namesTheRightPathForAnotherDomain() throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, VIEW.replace("view", "purchase")).detail())
        .isEqualTo("type 'purchase' belongs to /v1/events/commerce");
  }

  @Test
  void namesPlatformsNearAnUnknownOne() throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, VIEW.replace("douyin", "wechta")).detail())
        .isEqualTo("the catalog does not list 'wechta'; similar platforms: wechat");
  }

  @Test
  void listsTheTypesOfTheDomainForAnUnknownOne() throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, VIEW.replace("view", "veiw")).detail())
        .isEqualTo("type 'veiw' is not one of impression view search like favorite comment follow");
  }

  private static String nothing(String field) {
    return "\"%s\":null".formatted(field);
  }
}
