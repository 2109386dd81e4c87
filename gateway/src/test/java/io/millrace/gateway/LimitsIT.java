package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.PublicUse;
import io.millrace.keys.Role;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsIT {
  private static final int BODY = 100_000;

  /** Requests must follow each other faster than the limits, also on a busy machine. */
  private static final Duration FAST = Duration.ofMillis(10);

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway(
          "--millrace.gateway.limits.body=100000B",
          "--millrace.gateway.limits.body-memory=150000B",
          "--millrace.gateway.limits.address.requests-per-second=5",
          "--millrace.gateway.limits.collect.requests-per-second=5");

  @Test
  void takesBodiesUpToTheLimit() {
    assertThat(post(BodyPublishers.ofByteArray(new byte[BODY])).statusCode()).isEqualTo(200);
    assertThat(gateway.content.taken().body().remaining()).isEqualTo(BODY);
    assertThat(post(chunked(BODY)).statusCode()).isEqualTo(200);
    assertThat(gateway.content.taken().headers())
        .containsEntry("Content-Length", Integer.toString(BODY))
        .doesNotContainKey("Transfer-Encoding");
  }

  @Test
  void refusesBodiesThatSayTheyAreTooLarge() {
    assertProblem(post(BodyPublishers.ofByteArray(new byte[BODY + 1])), 413, "body_too_large");
    assertThat(gateway.content.count()).isZero();
  }

  @Test
  void refusesChunkedBodiesThatAreTooLarge() {
    assertProblem(post(chunked(BODY + 1)), 413, "body_too_large");
    assertThat(gateway.content.count()).isZero();
  }

  @Test
  void limitsRequestsWithoutAKeyByAddress() {
    AtomicReference<HttpResponse<String>> last = new AtomicReference<>();
    await()
        .pollInterval(FAST)
        .until(
            () -> {
              last.set(gateway.send(gateway.request("/")));
              return last.get().statusCode() == 429;
            });
    assertProblem(last.get(), 429, "too_many_requests");
    assertThat(last.get().headers().firstValue("Retry-After")).hasValue("1");
    assertThat(last.get().headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"default\";r=0;t=");
    assertThat(last.get().headers().firstValue("RateLimit-Policy").orElseThrow())
        .startsWith("\"default\";q=5;w=1");
  }

  @Test
  void limitsRequestsOfAKeyByItsOwnLimits() {
    String key = gateway.limitedKey(Role.READ, 2, 1_000);
    await().until(() -> ask(key).statusCode() == 200);
    await().pollInterval(FAST).until(() -> ask(key).statusCode() == 429);
    await().until(() -> ask(key).statusCode() == 200);
  }

  @Test
  void makesAKeyWaitForTheBytesItOwes() {
    String key = gateway.limitedKey(Role.WRITE, 100, 10_000);
    await().until(() -> post(key, chunked(90_000)).statusCode() == 200);
    HttpResponse<String> refused = post(key, chunked(1));
    assertProblem(refused, 429, "too_many_requests");
    long wait = refused.headers().firstValueAsLong("Retry-After").orElseThrow();
    assertThat(wait).isBetween(7L, 9L);
  }

  @Test
  void limitsRequestsWithPublicKeysByAddressAndNobodyElse() {
    PublicUse use = new PublicUse(List.of(PublicUse.NO_ORIGIN), List.of("view"));
    String key = gateway.keys.createPublic("page", use).secret();
    await().until(() -> collect(key).statusCode() == 200);
    await().pollInterval(FAST).until(() -> collect(key).statusCode() == 429);
    assertThat(collect(gateway.key(Role.WRITE)).statusCode()).isEqualTo(200);
    await()
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> collect(key).headers().firstValue("RateLimit").orElseThrow(),
            limit -> limit.matches("\"default\";r=[2-4];.*"));
  }

  private static HttpResponse<String> collect(String key) {
    return gateway.send(
        gateway
            .request("/v1/events")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString("{}")));
  }

  private static HttpResponse<String> ask(String key) {
    return gateway.send(gateway.request("/v1/loops").header("Authorization", "Bearer " + key));
  }

  private static HttpResponse<String> post(BodyPublisher body) {
    return post(gateway.key(Role.WRITE), body);
  }

  private static HttpResponse<String> post(String key, BodyPublisher body) {
    return gateway.send(
        gateway.request("/v1/events/content").header("Authorization", "Bearer " + key).POST(body));
  }

  private static BodyPublisher chunked(int size) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
  }
}
