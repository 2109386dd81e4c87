package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.amount;
import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Domain;
import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.ingest.answer.ProblemCode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"e-1","source":"/app","type":"view","time":"2026-11-24T09:59:00Z",
       "datacontenttype":"application/json","traceparent":"00-1","subject":{"odd":[1]},
       "data":{"platform":"douyin","surface":"live","visitor":"alice@example.com"}}\
      """;
  private static final String DATA = GOOD.substring(GOOD.indexOf("{\"plat"), GOOD.length() - 1);

  @Test
  void readsTheSameEventAsFromPlainJson() throws Exception {
    Decoded enveloped = Reading.one(Domain.CONTENT, GOOD, BodyFormat.CLOUD_EVENT);

    EventEnvelope plain = Reading.good(Domain.CONTENT, json(EventType.VIEW)).envelope();
    EventEnvelope read = ((Decoded.Valid) enveloped).event().envelope();
    assertThat(read).usingRecursiveComparison().ignoringFields("source", "key").isEqualTo(plain);
    assertThat(read.source()).hasValue("/app");
    assertThat(read.key())
        .isEqualTo(EventKey.of("douyin", EventType.VIEW, Optional.of("/app"), "e-1"))
        .isNotEqualTo(plain.key());
  }

  @Test
  void readsSpendOfACampaignAndACreatorWithoutAVisitor() throws Exception {
    String data =
        "\"data\":{\"creator\":\"li\",\"campaign\":\"11.11\",\"item\":\"v-9\",\"amount\":"
            + amount("128.5");
    String spend =
        GOOD.replace("\"view\"", "\"spend\"")
            .replace("\"data\":{", data + ",")
            .replace(",\"visitor\":\"alice@example.com\"", "");

    Event event =
        ((Decoded.Valid) Reading.one(Domain.COMMERCE, spend, BodyFormat.CLOUD_EVENT)).event();

    assertThat(event).isEqualTo(new Event.Spend(event.envelope(), new Money("CNY", 12_850)));
    assertThat(event.envelope().visitor()).isEqualTo(Visitor.ofSpend(event.envelope().key()));
    assertThat(event.envelope().entities())
        .isEqualTo(new Entities(Optional.of("li"), Optional.of("11.11"), Optional.of("v-9")));
    assertThat(
            ((Decoded.Valid)
                    Reading.one(Domain.COMMERCE, "[" + spend + "]", BodyFormat.CLOUD_EVENTS))
                .event())
        .isEqualTo(event);
  }

  @Test
  void keepsEventsOfTwoSourcesWithOneIdApart() throws Exception {
    assertThat(event(GOOD).envelope().key())
        .isNotEqualTo(event(GOOD.replace("/app", "/web")).envelope().key());
  }

  @Test
  void readsADocumentOrALineThatIsACloudEventWhateverItsContentType() throws Exception {
    String late =
        GOOD.replace("\"specversion\":\"1.0\",", "")
            .replaceFirst("}$", ",\"spec\\\\u0076ersion\":\"1.0\"}");
    String mixed = "[%s,%s,%s]".formatted(json(EventType.VIEW), GOOD, late).replace('\n', ' ');
    Event enveloped = event(GOOD);
    Event plain = Reading.good(Domain.CONTENT, json(EventType.VIEW));

    assertThat(Reading.good(Domain.CONTENT, GOOD)).isEqualTo(enveloped);
    assertThat(events(mixed, BodyFormat.JSON)).containsExactly(plain, enveloped, enveloped);
    assertThat(
            events(
                "\ufeff" + mixed.substring(1, mixed.length() - 1).replace("},{", "}\n{"),
                BodyFormat.NDJSON))
        .containsExactly(plain, enveloped, enveloped);
    assertThat(events("\ufeff \n" + GOOD, BodyFormat.JSON)).containsExactly(enveloped);
  }

  @Test
  void refusesACloudEventOfAnotherVersionInPlainJson() throws Exception {
    assertThat(Reading.bad(Domain.CONTENT, GOOD.replace("\"1.0\"", "\"0.3\"")).detail())
        .isEqualTo("specversion takes 1.0");
    assertThat(Reading.bad(Domain.CONTENT, "{\"specversion\":\"1.0\"}").code())
        .isEqualTo(ProblemCode.NOT_A_CLOUD_EVENT);
  }

  @Test
  void readsDataInBase64() throws Exception {
    assertThat(event(base64(DATA))).isEqualTo(event(GOOD));
    assertThat(event(base64("\ufeff " + DATA + " "))).isEqualTo(event(GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "17",
        "",
        "{",
        "{}{}",
        "\u0000",
        "{\"item\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
      })
  void refusesBase64ThatIsNoObject(String data) throws Exception {
    assertThat(code(base64(data))).isIn(ProblemCode.NOT_A_CLOUD_EVENT, ProblemCode.WRONG_JSON_TYPE);
  }

  @Test
  void checksTheFieldsOfDataInBase64() throws Exception {
    assertThat(code(base64(DATA.replace("platform", "colour"))))
        .isEqualTo(ProblemCode.UNKNOWN_FIELD);
    assertThat(code(base64(DATA.replace("platform", "id"))))
        .isEqualTo(ProblemCode.FIELD_NOT_ALLOWED);
    assertThat(code(base64(DATA).replace("_base64\":\"", "_base64\":\"%")))
        .isEqualTo(ProblemCode.NOT_A_CLOUD_EVENT);
    assertThat(code(base64(DATA).replaceFirst("}$", ",\"data\":{}}")))
        .isEqualTo(ProblemCode.NOT_A_CLOUD_EVENT);
    assertThat(code(base64(DATA).replaceFirst("_base64\":\"[^\"]*\"", "_base64\":17")))
        .isEqualTo(ProblemCode.WRONG_JSON_TYPE);
    assertThat(code(base64(" ".repeat(33_000) + DATA))).isEqualTo(ProblemCode.EVENT_TOO_LARGE);
  }

  @Test
  void takesVersionAndDeletedFromDataOnly() throws Exception {
    Event taken = event(GOOD.replace("\"surface\"", "\"version\":2,\"deleted\":true,\"surface\""));

    assertThat(taken).isEqualTo(new Event.Deleted(event(GOOD).envelope().withVersion(2)));
    assertThat(event(GOOD.replace("\"traceparent\":\"00-1\"", "\"version\":\"schema-7\"")))
        .isEqualTo(event(GOOD));
    assertThat(code(GOOD.replace("\"traceparent\":\"00-1\"", "\"deleted\":true")))
        .isEqualTo(ProblemCode.FIELD_NOT_ALLOWED);
  }

  @Test
  void takesSourcesThatAStoredEventCanHold() throws Exception {
    assertThat(event(GOOD.replace("/app", "/".repeat(256))).envelope().source())
        .hasValueSatisfying(source -> assertThat(source).hasSize(256));
    assertThat(code(GOOD.replace("/app", "/".repeat(257)))).isEqualTo(ProblemCode.BAD_LENGTH);
    assertThat(code(GOOD.replace("/app", "\uD83D\uDE00".repeat(129))))
        .isEqualTo(ProblemCode.BAD_LENGTH);
  }

  @Test
  void readsBatches() throws Exception {
    String batch = "[%s,17,%s]".formatted(GOOD, GOOD);

    assertThat(Reading.decode(Domain.CONTENT, batch, BodyFormat.CLOUD_EVENTS))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Decoded.Valid.class),
            second -> assertThat(second).isInstanceOf(Decoded.Invalid.class),
            third -> assertThat(third).isInstanceOf(Decoded.Valid.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"1.0\"|\"0.3\"|NOT_A_CLOUD_EVENT",
        "\"1.0\"|1.0|WRONG_JSON_TYPE",
        "\"specversion\"|\"version\"|NOT_A_CLOUD_EVENT",
        "\"source\"|\"origin\"|NOT_A_CLOUD_EVENT",
        "\"/app\"|\"\"|BAD_LENGTH",
        "\"/app\"|null|NOT_A_CLOUD_EVENT",
        "\"data\":|\"data_base64\":|WRONG_JSON_TYPE",
        "\"data\":|\"content\":|NOT_A_CLOUD_EVENT",
        "\"id\"|\"subid\"|MISSING_FIELD",
        "\"time\"|\"at\"|MISSING_FIELD",
        "\"traceparent\"|\"source\"|DUPLICATE_FIELD",
        "\"traceparent\"|\"id\"|DUPLICATE_FIELD",
        "\"platform\"|\"id\"|FIELD_NOT_ALLOWED",
        "\"platform\"|\"at\"|FIELD_NOT_ALLOWED",
        "\"platform\"|\"time\"|UNKNOWN_FIELD",
        "\"view\"|\"com.example.view\"|UNKNOWN_TYPE",
      })
  void refusesWhatIsNotACloudEventOfTheContract(String part, String instead, ProblemCode code)
      throws Exception {
    Decoded decoded =
        Reading.one(Domain.CONTENT, GOOD.replace(part, instead), BodyFormat.CLOUD_EVENT);

    assertThat(((Decoded.Invalid) decoded).reason().code()).isEqualTo(code);
  }

  @Test
  void refusesDataThatIsNotAnObject() throws Exception {
    String json = GOOD.substring(0, GOOD.indexOf("{\"platform\"")) + "[]}";

    Decoded decoded = Reading.one(Domain.CONTENT, json, BodyFormat.CLOUD_EVENT);

    assertThat(((Decoded.Invalid) decoded).reason().code()).isEqualTo(ProblemCode.WRONG_JSON_TYPE);
  }

  @Test
  void keepsOneAndManyApart() {
    assertThatThrownBy(
            () -> Reading.decode(Domain.CONTENT, "[" + GOOD + "]", BodyFormat.CLOUD_EVENT))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> Reading.decode(Domain.CONTENT, GOOD, BodyFormat.CLOUD_EVENTS))
        .isInstanceOf(UnreadableException.class);
  }

  private static String base64(String data) {
    String encoded = Base64.getEncoder().encodeToString(data.getBytes(UTF_8));
    return GOOD.replace("\"data\":" + DATA, "\"data_base64\":\"" + encoded + '"');
  }

  private static Event event(String json) throws UnreadableException {
    return ((Decoded.Valid) Reading.one(Domain.CONTENT, json, BodyFormat.CLOUD_EVENT)).event();
  }

  private static List<Event> events(String body, BodyFormat format) throws UnreadableException {
    return Reading.decode(Domain.CONTENT, body, format).stream()
        .map(decoded -> ((Decoded.Valid) decoded).event())
        .toList();
  }

  private static ProblemCode code(String json) throws UnreadableException {
    Decoded decoded = Reading.one(Domain.CONTENT, json, BodyFormat.CLOUD_EVENT);
    return ((Decoded.Invalid) decoded).reason().code();
  }
}
