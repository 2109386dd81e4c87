package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Domain;
import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryCloudEventsTest {
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "specversion",
          "1.0",
          "id",
          "e-1",
          "source",
          "/app",
          "type",
          "view",
          "time",
          "2026-11-24T09:59:00Z",
          "traceparent",
          "00-1");
  private static final String DATA =
      "{\"platform\":\"douyin\",\"surface\":\"live\",\"visitor\":\"alice@example.com\"}";

  @Test
  void readsTheSameEventAsInStructuredMode() throws Exception {
    String structured =
        """
        {"specversion":"1.0","id":"e-1","source":"/app","type":"view",
         "time":"2026-11-24T09:59:00Z","data":%s}\
        """
            .formatted(DATA);

    assertThat(event(binary(ATTRIBUTES, DATA)))
        .isEqualTo(event(Reading.one(Domain.CONTENT, structured, BodyFormat.CLOUD_EVENT)));
  }

  @Test
  void readsSpendAndTheEntitiesOfData() throws Exception {
    Map<String, String> attributes = new HashMap<>(ATTRIBUTES);
    attributes.put("type", "spend");
    String data =
        "{\"platform\":\"douyin\",\"surface\":\"feed\",\"creator\":\"li\",\"campaign\":\"11.11\",\"amount\":%s}"
            .formatted(Samples.amount("5"));
    byte[] body = data.getBytes(UTF_8);

    Event spend =
        event(
            Samples.decoder(Domain.COMMERCE)
                .decode(body, body.length, new BodyFormat.BinaryCloudEvent(attributes))
                .getFirst());

    assertThat(spend).isEqualTo(new Event.Spend(spend.envelope(), new Money("CNY", 500)));
    assertThat(spend.envelope().visitor()).isEqualTo(Visitor.ofSpend(spend.envelope().key()));
    assertThat(spend.envelope().entities())
        .isEqualTo(new Entities(Optional.of("li"), Optional.of("11.11"), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "specversion, NOT_A_CLOUD_EVENT",
    "source, NOT_A_CLOUD_EVENT",
    "id, MISSING_FIELD",
    "type, MISSING_FIELD",
    "time, MISSING_FIELD"
  })
  void needsEveryAttribute(String name, ProblemCode code) throws Exception {
    Map<String, String> attributes = new HashMap<>(ATTRIBUTES);
    attributes.remove(name);

    assertThat(code(binary(attributes, DATA))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "specversion, 0.3, NOT_A_CLOUD_EVENT",
    "source, '', BAD_LENGTH",
    "id, '', BAD_LENGTH",
    "id, 12345678901234567890123456789012345678901234567890123456789012345, BAD_LENGTH",
    "type, com.example.view, UNKNOWN_TYPE",
    "time, yesterday, BAD_TIME"
  })
  void checksEveryAttribute(String name, String value, ProblemCode code) throws Exception {
    Map<String, String> attributes = new HashMap<>(ATTRIBUTES);
    attributes.put(name, value);

    assertThat(code(binary(attributes, DATA))).isEqualTo(code);
  }

  @Test
  void refusesFieldsOfTheEnvelopeInTheData() throws Exception {
    assertThat(code(binary(ATTRIBUTES, DATA.replace("platform", "id"))))
        .isEqualTo(ProblemCode.FIELD_NOT_ALLOWED);
    assertThat(code(binary(ATTRIBUTES, DATA.replace("platform", "specversion"))))
        .isEqualTo(ProblemCode.UNKNOWN_FIELD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "17", "\"text\"", "", "{"})
  void refusesDataThatIsNotAnObjectAsAWhole(String data) {
    assertThatThrownBy(() -> binary(ATTRIBUTES, data)).isInstanceOf(UnreadableException.class);
  }

  private static Decoded binary(Map<String, String> attributes, String data)
      throws UnreadableException {
    byte[] body = data.getBytes(UTF_8);
    List<Decoded> decoded =
        Samples.decoder(Domain.CONTENT)
            .decode(body, body.length, new BodyFormat.BinaryCloudEvent(attributes));
    return decoded.getFirst();
  }

  private static Event event(Decoded decoded) {
    return ((Decoded.Valid) decoded).event();
  }

  private static ProblemCode code(Decoded decoded) {
    return ((Decoded.Invalid) decoded).reason().code();
  }
}
