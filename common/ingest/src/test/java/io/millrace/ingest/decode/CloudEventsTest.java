package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.answer.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"e-1","source":"/app","type":"view","time":"2026-11-24T09:59:00Z",
       "datacontenttype":"application/json","traceparent":"00-1","subject":{"odd":[1]},
       "data":{"platform":"douyin","surface":"live","visitor":"alice@example.com"}}\
      """;

  @Test
  void readsTheSameEventAsFromPlainJson() throws Exception {
    Decoded enveloped = Reading.one(Domain.CONTENT, GOOD, BodyFormat.CLOUD_EVENT);

    assertThat(((Decoded.Valid) enveloped).event())
        .isEqualTo(Reading.good(Domain.CONTENT, json(EventType.VIEW)));
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
        "\"data\":|\"data_base64\":|NOT_A_CLOUD_EVENT",
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
}
