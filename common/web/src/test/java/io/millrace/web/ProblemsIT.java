package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ProblemsIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service = TestService.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    CLIENT.close();
  }

  @Test
  void answersExpectedProblemsWithTheirCode() throws Exception {
    HttpResponse<String> answer = get("/parameter");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,"code":"bad_parameter",\
            "detail":"not on a border of the grain","parameter":"from","reason":"not_a_border"}\
            """);
  }

  @Test
  void saysInWholeSecondsWhenToComeAgain() throws Exception {
    HttpResponse<String> answer = get("/later");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void tellsNothingOfTheInside() throws Exception {
    HttpResponse<String> answer = get("/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"code\":\"internal\"").doesNotContain("secret", "java");
  }

  @Test
  void answersUnknownPathsWithAProblem() throws Exception {
    HttpResponse<String> answer = get("/nowhere");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"not_found\"");
  }

  @Test
  void namesTheMethodsThatArePossible() throws Exception {
    HttpResponse<String> answer = get("/length");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    assertThat(answer.body()).contains("\"code\":\"method_not_allowed\"");
  }

  @Test
  void letsNobodyInWithoutTheToken() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(TestService.request(service, "/parameter").build().uri()).build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"not_the_gateway\"");
  }

  @Test
  void letsNobodyInWithAnotherToken() throws Exception {
    HttpRequest request =
        TestService.request(service, "/parameter")
            .setHeader(InternalToken.HEADER, TestService.TOKEN + "x")
            .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(TestService.request(service, path).build(), BodyHandlers.ofString());
  }
}
