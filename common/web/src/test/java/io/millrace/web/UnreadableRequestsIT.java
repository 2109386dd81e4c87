package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class UnreadableRequestsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TOKEN = "X-Millrace-Internal: " + TestService.TOKEN + "\r\n";

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service = TestService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /after?millis=0 HTTP/1.1\r\n",
        "GET /after?millis=0 HTTP/1.1\r\nHost: a\r\nHost: a\r\n",
        "GET /after?millis=0 HTTP/1.1\r\nHost:\r\n",
        "GET /after?millis=0 HTTP/1.1\r\nHost: a b\r\n",
        "GET /after?millis=0 HTTP/1.1\r\nHost: a/b\r\n",
        "GET /after?millis=0 HTTP/1.1\r\nHost: user@a\r\n",
        "GET /% HTTP/1.1\r\nHost: a\r\n",
        "GET /a|b HTTP/1.1\r\nHost: a\r\n",
        "nonsense\r\n"
      })
  void answersWhatCannotBeReadWithAProblem(String head, CapturedOutput log) throws IOException {
    assertProblem(ask(head + TOKEN + "\r\n"), 400, "bad_request");
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 9000, 10, 414, uri_too_long",
    "GET, 10, 9000, 431, request_header_fields_too_large"
  })
  void answersHeadsThatAreTooLongWithAProblem(
      String method, int path, int header, int status, String code) throws IOException {
    String head =
        method
            + " /"
            + "a".repeat(path)
            + " HTTP/1.1\r\nHost: a\r\nX-A: "
            + "b".repeat(header)
            + "\r\n\r\n";
    assertProblem(ask(head), status, code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc\r\n0\r\n\r\n", "-1\r\n\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n"})
  void answersBodiesOfBadChunksWithAProblemAndNoStackTrace(String body, CapturedOutput log)
      throws IOException {
    String head =
        "POST /length HTTP/1.1\r\nHost: a\r\n" + TOKEN + "Transfer-Encoding: chunked\r\n\r\n";
    String answer = ask(head + body);
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"bad_request\"");
    assertThat(log.getAll()).doesNotContain("\tat ").doesNotContain("500 Server Error");
  }

  @Test
  void answersTheRequestsBeforeFirst() throws IOException {
    String good = "GET /after?millis=200 HTTP/1.1\r\nHost: a\r\n" + TOKEN + "\r\n";
    String answer = ask(good + "GET / HTTP/1.1\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("after 200");
    assertProblem(answer.substring(answer.indexOf("after 200") + 9), 400, "bad_request");
  }

  @Test
  void takesAnOldRequestWithoutAHost() throws IOException {
    assertThat(ask("GET /after?millis=0 HTTP/1.0\r\n" + TOKEN + "\r\n"))
        .startsWith("HTTP/1.0 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "keep-alive"})
  void givesItsAnswerAlsoToWhoSendsAllBeforeReading(String connection) throws IOException {
    int length = 8 << 20;
    try (RawClient client = new RawClient(TestService.port(service), PATIENCE)) {
      client.send(
          "POST /rude HTTP/1.1\r\nHost: a\r\nConnection: "
              + connection
              + "\r\n"
              + TOKEN
              + "Content-Length: "
              + length
              + "\r\n\r\n");
      for (int sent = 0; sent < length; sent += 1 << 16) {
        client.send("x".repeat(1 << 16));
      }
      assertThat(client.readThrough("}")).startsWith("HTTP/1.1 422 ").contains("rude");
    }
  }

  private static void assertProblem(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("content-security-policy: default-src 'none'")
        .contains("\"code\":\"" + code + "\"");
  }

  private static String ask(String request) throws IOException {
    try (RawClient client = new RawClient(TestService.port(service), PATIENCE)) {
      return client.send(request).readToEnd();
    }
  }
}
