package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.gateway.StubService.Behaviour;
import io.millrace.keys.Role;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tests that one caller cannot block the answers of other callers. */
class FairnessIT {
  private static final int MINIMUM = 5;
  private static final int STREAMS = 3;

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          "--millrace.gateway.limits.streams.key=" + STREAMS,
          "--millrace.gateway.limits.address.requests-per-second=77",
          "--millrace.gateway.resilience.first-byte=300ms",
          "--millrace.gateway.resilience.breaker.minimum=" + MINIMUM,
          "--millrace.gateway.resilience.breaker.open=1h");

  @Test
  void shutsOutTheCallerWhoseRequestsTimeOutAndNobodyElse() {
    String poison = gateway.keys.create("poison", Role.WRITE).secret();
    gateway.content.behaves(
        (request, response) ->
            "poison".equals(request.requestHeaders().get("X-Own"))
                ? Mono.never()
                : response.status(202).sendString(Mono.just("{}")));
    await().until(() -> send(poison, "fine") == 202);
    for (int i = 0; i < 2 * MINIMUM; i++) {
      assertThat(send(poison, "poison")).isEqualTo(503);
    }
    assertThat(send(poison, "fine")).isEqualTo(503);
    for (int i = 0; i < MINIMUM; i++) {
      assertThat(send(gateway.key(Role.WRITE), "fine")).isEqualTo(202);
    }
    assertThat(gateway.management("/health/readiness"))
        .contains("\"content\":\"CLOSED\"", "\"content-callers-shut-out\":1", "DEGRADED");
    assertThat(gateway.management("/prometheus"))
        .contains("millrace_gateway_callers_shut_out_callers{service=\"content\"} 1.0");
  }

  @Test
  void limitsTheStreamsOfAKeyAndGivesEachBackWhateverEndsIt() throws Exception {
    gateway.insights.behaves(
        (request, response) ->
            response.sse().sendString(Flux.just("data: 0\n\n").concatWith(Flux.never())));
    for (int round = 0; round < 3; round++) {
      List<InputStream> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        streams.add(stream(Role.READ).body());
      }
      HttpResponse<String> refused = gateway.send(gateway.request(Role.READ, "/v1/live"));
      assertProblem(refused, 429, "too_many_streams");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      stream(Role.ADMIN).body().close();
      for (InputStream stream : streams) {
        stream.close();
      }
      await()
          .until(
              () ->
                  gateway
                      .management("/prometheus")
                      .contains("millrace_gateway_streams_callers 0.0"));
    }
    gateway.insights.behaves(Behaviour.answers(500, "{}"));
    assertThat(gateway.send(gateway.request(Role.READ, "/v1/live")).statusCode()).isEqualTo(500);
    assertThat(gateway.management("/prometheus")).contains("millrace_gateway_streams_callers 0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/session", "/session;x", "/%73ession", "/session;x=1;y"})
  void countsEveryFormOfSigningInByAddress(String path) {
    var signIn =
        gateway
            .request(Role.READ, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"));
    HttpResponse<String> answer = gateway.send(signIn);
    assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
        .startsWith("\"default\";q=77;");
  }

  private static HttpResponse<InputStream> stream(Role role) throws Exception {
    HttpResponse<InputStream> answer =
        gateway
            .client()
            .send(gateway.request(role, "/v1/live").build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static int send(String key, String kind) {
    return gateway
        .send(
            gateway
                .request("/v1/events/content")
                .header("Authorization", "Bearer " + key)
                .header("X-Own", kind)
                .POST(BodyPublishers.ofString("{}")))
        .statusCode();
  }
}
