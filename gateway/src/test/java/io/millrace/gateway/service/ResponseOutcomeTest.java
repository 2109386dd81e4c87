package io.millrace.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

class ResponseOutcomeTest {

  @ParameterizedTest
  @CsvSource({
    "200, false, WORKS",
    "422, false, WORKS",
    "429, true, WORKS",
    "500, false, FAILS",
    "500, true, FAILS",
    "502, false, FAILS",
    "503, false, FAILS",
    "503, true, WORKS",
  })
  void tellsABrokenServiceFromOneThatLacksSomething(
      int status, boolean retryAfter, ResponseOutcome expected) {
    MockServerHttpResponse head = new MockServerHttpResponse();
    head.setStatusCode(HttpStatusCode.valueOf(status));
    if (retryAfter) {
      head.getHeaders().set("Retry-After", "1");
    }
    assertThat(ResponseOutcome.of(head)).isEqualTo(expected);
  }
}
