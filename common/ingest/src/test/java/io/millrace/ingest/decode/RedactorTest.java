package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static io.millrace.ingest.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.ProblemCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String VISITOR = Samples.VISITOR;
  private static final String VIEW = json(VISITOR + "-1", EventType.VIEW);
  private static final String TIP = json(VISITOR + "-2", EventType.TIP);

  /** An event for every problem code of decoding, with the visitor in every possible place. */
  private static Stream<String> content() {
    return Stream.of(
        "\"" + VISITOR + "\"",
        VISITOR,
        with(VIEW, "\"%s\":1".formatted(VISITOR)),
        with(VIEW, "\"x %s\":1".formatted(VISITOR.toUpperCase(Locale.ROOT))),
        with(VIEW, "\"properties\":{\"%s\":1,\"%s\":2}".formatted(VISITOR, VISITOR)),
        VIEW.replace("live", VISITOR),
        VIEW.replace("douyin", "alice-example-com").replace(VISITOR, "alice-example-com"),
        VIEW.replace("\"view\"", "\"" + VISITOR + "\""),
        VIEW.replace("\"view\"", "\"it's " + VISITOR + " isn't it\""),
        VIEW.replace("view", "purchase"),
        VIEW.replace("2026-11-24T09:59:00Z", VISITOR),
        VIEW.replace("\"visitor\":\"" + VISITOR, "\"visitor\":\"undefined")
            .replace(VISITOR + "-1", "e-1"),
        VIEW.replace("2026-11-24T", "2036-11-24T"),
        VIEW.replace("2026-11-24T", "2016-11-24T"),
        with(VIEW, "\"durationMs\":-1"),
        with(VIEW, "\"item\":\"\""),
        with(VIEW, "\"item\":\"\\ud800" + VISITOR + "\""),
        with(VIEW, "\"item\":17"),
        with(VIEW, "\"creator\":\"" + VISITOR.repeat(9) + "\""),
        with(VIEW, "\"campaign\":[\"" + VISITOR + "\"]"),
        with(VIEW, "\"order\":\"" + VISITOR + "\""),
        with(VIEW, "\"properties\":{\"a\":[\"%s\"]}".formatted(VISITOR)),
        with(VIEW, "\"item\":\"" + VISITOR.repeat(2500) + "\""),
        VIEW.replace("\"surface\":\"live\",", ""),
        "{\"id\":\"%s\",\"%s\":1}".formatted(VISITOR, VISITOR),
        VIEW.replace(
            "\"visitor\":\"%s\"".formatted(VISITOR), "\"visitor\":[\"%s\"]".formatted(VISITOR)),
        with(VIEW, "\"visitor\":\"" + VISITOR + "\""));
  }

  private static Stream<String> commerce() {
    return Stream.of(
        TIP.replace("CNY", VISITOR),
        TIP.replace("\"5\"", "\"" + VISITOR + "\""),
        with(json(VISITOR + "-3", EventType.SPEND), "\"visitor\":\"%s\"".formatted(VISITOR)));
  }

  @ParameterizedTest
  @MethodSource("content")
  void neverShowsTheVisitorOfContent(String line) throws Exception {
    assertHidden(decode(Domain.CONTENT, line, BodyFormat.NDJSON));
  }

  @ParameterizedTest
  @MethodSource("commerce")
  void neverShowsTheVisitorOfCommerce(String line) throws Exception {
    assertHidden(decode(Domain.COMMERCE, line, BodyFormat.NDJSON));
  }

  @Test
  void neverShowsTheVisitorOfACloudEvent() throws Exception {
    String json =
        "{\"specversion\":\"%s\",\"id\":\"1\",\"data\":{\"visitor\":\"%s\"}}"
            .formatted(VISITOR, VISITOR);
    assertHidden(decode(Domain.CONTENT, json, BodyFormat.CLOUD_EVENT));
  }

  @Test
  void wasTriedWithEveryCodeThatDecodingGives() throws Exception {
    Set<ProblemCode> given = EnumSet.of(ProblemCode.NOT_A_CLOUD_EVENT); // has its own test
    for (String line : content().toList()) {
      given.add(invalid(decode(Domain.CONTENT, line, BodyFormat.NDJSON)).reason().code());
    }
    for (String line : commerce().toList()) {
      given.add(invalid(decode(Domain.COMMERCE, line, BodyFormat.NDJSON)).reason().code());
    }
    Set<ProblemCode> ofEvents = EnumSet.range(ProblemCode.NOT_JSON, ProblemCode.NOT_A_CLOUD_EVENT);
    ofEvents.remove(ProblemCode.TYPE_NOT_PERMITTED); // the pipeline gives it, and quotes nothing
    assertThat(given).containsAll(ofEvents);
  }

  @Test
  void showsWhatIsNotTheVisitors() throws Exception {
    Decoded element =
        decode(
            Domain.CONTENT, json("e-1", EventType.VIEW).replace("view", "veiw"), BodyFormat.JSON);
    assertThat(element.redactor().id("e-1")).isEqualTo("e-1");
    assertThat(element.redactor().detail(invalid(element).reason().detail()))
        .startsWith("type 'veiw' is not one of");
  }

  @Test
  void showsTheIdOfSpendBecauseSpendHasNoVisitor() throws Exception {
    Decoded spend = decode(Domain.COMMERCE, json("e-1", EventType.SPEND), BodyFormat.JSON);
    assertThat(spend).isInstanceOf(Decoded.Valid.class);
    assertThat(spend.redactor().id("e-1")).isEqualTo("e-1");
  }

  @Test
  void hidesTheIdOfRefusedSpendBecauseAVisitorMayBeAtAWrongPlace() throws Exception {
    String json = with(json("alice", EventType.SPEND), "\"vistor\":\"alice\"");
    assertThat(decode(Domain.COMMERCE, json, BodyFormat.JSON).redactor().id("alice"))
        .isEqualTo(Redactor.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice@example.com", "x-ALICE@EXAMPLE.COM-1", "alice@ex", "example.com!"})
  void hidesIdsThatHoldTheVisitor(String id) throws Exception {
    Decoded element = decode(Domain.CONTENT, json("e-1", EventType.VIEW), BodyFormat.JSON);
    assertThat(element.redactor().id(id)).isEqualTo(Redactor.HIDDEN);
  }

  @Test
  void hidesWhatIsQuotedWhenTheVisitorIsNotKnown() throws Exception {
    Decoded element = decode(Domain.CONTENT, "{\"id\":\"e-1\",\"alice\":1}", BodyFormat.JSON);
    assertThat(element.redactor().id("e-1")).isEqualTo(Redactor.HIDDEN);
    assertThat(element.redactor().detail(invalid(element).reason().detail()))
        .isEqualTo("events have no field ***");
  }

  @Test
  void tellsNobodyWhomItHides() throws Exception {
    assertThat(decode(Domain.CONTENT, json("e-1", EventType.VIEW), BodyFormat.JSON).redactor())
        .hasToString("Redactor[hidden]");
  }

  private static void assertHidden(Decoded element) {
    Decoded.Invalid invalid = invalid(element);
    Redactor redactor = element.redactor();
    String shown =
        redactor.detail(invalid.reason().detail()) + invalid.id().map(redactor::id).orElse("");
    assertThat(shown.toLowerCase(Locale.ROOT)).doesNotContain(VISITOR).doesNotContain("alice");
  }

  private static Decoded.Invalid invalid(Decoded element) {
    return (Decoded.Invalid) element;
  }

  private static Decoded decode(Domain domain, String text, BodyFormat format) throws Exception {
    List<Decoded> decoded = Reading.decode(domain, text, format);
    return decoded.getFirst();
  }
}
