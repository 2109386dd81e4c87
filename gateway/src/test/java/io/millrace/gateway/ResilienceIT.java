package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.gateway.StubService.Behaviour;
import io.millrace.keys.Role;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

class ResilienceIT {
  private static final Duration AT_ONCE = Duration.ofMillis(200);
  private static final int MINIMUM = 5;
  private static final int PLACES = 3;

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          "--millrace.gateway.resilience.first-byte=700ms",
          "--millrace.gateway.resilience.answer=1500ms",
          "--millrace.gateway.resilience.concurrent=" + PLACES,
          "--millrace.gateway.resilience.breaker.minimum=" + MINIMUM,
          "--millrace.gateway.resilience.breaker.open=2s",
          "--millrace.gateway.resilience.breaker.trials=1");

  @ParameterizedTest
  @CsvSource({
    "/v1/events/content, WRITE",
    "/v1/events/social, WRITE",
    "/v1/events/commerce, WRITE",
    "/v1/loops, READ"
  })
  void opensTheBreakerOfAServiceThatFailsAndClosesItWhenItIsBack(String path, Role role) {
    StubService service = service(path);
    service.behaves(Behaviour.answers(500, "{}"));
    for (int i = 0; i < MINIMUM; i++) {
      assertThat(send(role, path).statusCode()).isEqualTo(500);
    }
    assertOpen(role, path);
    assertThat(service.count()).isEqualTo(MINIMUM);
    service.behaves(Behaviour.answers(200, "{}"));
    await().until(() -> send(role, path).statusCode() == 200);
    assertThat(send(role, path).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheOtherServicesOpen() {
    gateway.content.behaves(Behaviour.answers(500, "{}"));
    for (int i = 0; i < MINIMUM; i++) {
      send(Role.WRITE, "/v1/events/content");
    }
    assertOpen(Role.WRITE, "/v1/events/content");
    assertThat(send(Role.WRITE, "/v1/events/social").statusCode()).isEqualTo(200);
    assertThat(send(Role.READ, "/v1/loops").statusCode()).isEqualTo(200);
  }

  @Test
  void opensTheBreakerOfAServiceThatIsNotThere() {
    gateway.social.close();
    for (int i = 0; i < MINIMUM; i++) {
      assertProblem(send(Role.WRITE, "/v1/events/social"), 503, "service_unavailable");
    }
    assertOpen(Role.WRITE, "/v1/events/social");
    gateway.social.reopen();
    await().until(() -> send(Role.WRITE, "/v1/events/social").statusCode() == 200);
  }

  @Test
  void answersForAServiceThatStalls() {
    gateway.insights.behaves(Behaviour.stalls());
    HttpResponse<String> answer = send(Role.READ, "/v1/loops");
    assertProblem(answer, 503, "timeout");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    for (int i = 1; i < MINIMUM; i++) {
      send(Role.READ, "/v1/loops");
    }
    assertOpen(Role.READ, "/v1/loops");
  }

  @Test
  void passesTheReceiptsOfAServiceThatSaysWhenToComeAgain() {
    String receipt = "{\"received\":1,\"unavailable\":1}";
    gateway.content.behaves(Behaviour.answers(503, receipt, "Retry-After", "3"));
    for (int i = 0; i < 3 * MINIMUM; i++) {
      HttpResponse<String> answer = send(Role.WRITE, "/v1/events/content");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo(receipt);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }
  }

  @Test
  void limitsWhatIsUnderWayAtOneService() {
    gateway.content.behaves(Behaviour.stalls());
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 2 * PLACES; i++) {
      answers.add(
          gateway
              .client()
              .sendAsync(
                  request(Role.WRITE, "/v1/events/content").build(), BodyHandlers.ofString()));
    }
    List<HttpResponse<String>> all = answers.stream().map(CompletableFuture::join).toList();
    assertThat(all).allMatch(answer -> answer.statusCode() == 503);
    assertThat(all).filteredOn(answer -> answer.body().contains("timeout")).hasSize(PLACES);
    assertThat(all).filteredOn(answer -> answer.body().contains("service_busy")).hasSize(PLACES);
    gateway.content.behaves(Behaviour.answers(200, "{}"));
    assertThat(send(Role.WRITE, "/v1/events/content").statusCode()).isEqualTo(200);
  }

  @Test
  void streamsPieceByPieceAndLongerThanAnyAnswerMayLast() throws Exception {
    gateway.insights.behaves(ticks(Duration.ofMillis(500)));
    HttpResponse<Stream<String>> answer =
        gateway
            .client()
            .send(gateway.request(Role.READ, "/v1/live").build(), BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      assertThat(lines.filter(line -> !line.isEmpty()).limit(6))
          .containsExactly("data: 0", "data: 1", "data: 2", "data: 3", "data: 4", "data: 5");
    }
  }

  @Test
  void cutsOtherAnswersThatDoNotEnd() throws Exception {
    gateway.insights.behaves(ticks(Duration.ofMillis(500)));
    HttpResponse<Stream<String>> answer =
        gateway
            .client()
            .send(gateway.request(Role.READ, "/v1/loops").build(), BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (Stream<String> lines = answer.body()) {
      assertThatThrownBy(lines::count).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static Behaviour ticks(Duration every) {
    return (request, response) ->
        response
            .sse()
            .sendString(Flux.interval(Duration.ZERO, every).map(i -> "data: " + i + "\n\n"));
  }

  private static void assertOpen(Role role, String path) {
    long start = System.nanoTime();
    HttpResponse<String> answer = send(role, path);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    assertProblem(answer, 503, "service_unavailable");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 2L);
  }

  private static HttpResponse<String> send(Role role, String path) {
    return gateway.send(request(role, path));
  }

  private static HttpRequest.Builder request(Role role, String path) {
    HttpRequest.Builder request = gateway.request(role, path);
    return role == Role.WRITE ? request.POST(BodyPublishers.ofString("{}")) : request;
  }

  private static StubService service(String path) {
    return switch (path) {
      case "/v1/events/content" -> gateway.content;
      case "/v1/events/social" -> gateway.social;
      case "/v1/events/commerce" -> gateway.commerce;
      default -> gateway.insights;
    };
  }
}
