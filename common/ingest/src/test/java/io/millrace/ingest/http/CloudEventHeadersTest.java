package io.millrace.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.ingest.decode.BodyFormat;
import io.millrace.web.ProblemException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class CloudEventHeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/app|/app",
        "Euro%20%E2%82%AC%20%F0%9F%98%80|Euro \u20ac \uD83D\uDE00",
        "%e2%82%ac|\u20ac",
        "100%25|100%",
        "a+b|a+b",
        "\"a \\\"b\\\" %2F\"|a \"b\" /",
        "\"|\"",
        "\u00e2\u0082\u00ac|\u20ac"
      })
  void readsValuesAsTheBindingSays(String sent, String value) {
    assertThat(attribute(sent)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%GG", "a%", "%+1", "%E2%82", "%C0%AF", "%ED%A0%80", "\u00ff"})
  void refusesValuesThatAreNotPercentEncodedUtf8(String sent) {
    assertThatThrownBy(() -> attribute(sent))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("ce-source");
  }

  @Test
  void refusesAnAttributeThatAppearsTwice() {
    HttpHeaders headers = headers("application/json");
    headers.add("ce-id", "1");
    headers.add("Ce-Id", "2");

    assertThatThrownBy(() -> RequestHead.of(headers)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
  void takesTheModeOfJsonWithAnAttribute(String contentType) {
    assertThat(RequestHead.of(headers(contentType)).format())
        .isInstanceOf(BodyFormat.BinaryCloudEvent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "application/cloudevents+json, CLOUD_EVENT",
    "application/cloudevents+json;charset=utf-8, CLOUD_EVENT",
    "application/cloudevents-batch+json, CLOUD_EVENTS",
    "application/x-ndjson, NDJSON",
    "application/ndjson;charset=UTF-8, NDJSON",
    "application/jsonl, NDJSON"
  })
  void takesTheContentTypeOfOtherFormatsBeforeTheHeaders(
      String contentType, BodyFormat.Document format) {
    assertThat(RequestHead.of(headers(contentType)).format()).isEqualTo(format);
  }

  private static String attribute(String source) {
    HttpHeaders headers = headers("application/json");
    headers.set("CE-Source", source);
    BodyFormat.BinaryCloudEvent event =
        (BodyFormat.BinaryCloudEvent) RequestHead.of(headers).format();
    return Objects.requireNonNull(event.attributes().get("source"));
  }

  private static HttpHeaders headers(String contentType) {
    HttpHeaders headers = new HttpHeaders();
    headers.set("Content-Type", contentType);
    headers.set("ce-specversion", "1.0");
    return headers;
  }
}
