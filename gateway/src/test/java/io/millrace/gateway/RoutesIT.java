package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.StubService.Behaviour;
import io.millrace.gateway.StubService.Seen;
import io.millrace.keys.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesIT {
  private static final String EVENTS = "/v1/events/content";

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @ParameterizedTest
  @CsvSource({"content, 0", "social, 1", "commerce, 2"})
  void sendsEventsToTheServiceOfTheirDomain(String domain, int service) {
    String path = "/v1/events/" + domain;
    HttpResponse<String> answer = post(path, "[{\"id\":\"e-1\"}]".getBytes(UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    Seen seen = gateway.services().get(service).taken();
    assertThat(seen.uri()).isEqualTo(path);
    assertThat(seen.body()).isEqualTo(UTF_8.encode("[{\"id\":\"e-1\"}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/platforms",
        "/v1/platforms/douyin/summary?from=a&to=b&currency=CNY",
        "/v1/platforms/douyin/orders/o-1",
        "/v1/loops?model=linear",
        "/v1/flows?platform=wechat",
        "/v1/audience?period=2026-11",
        "/v1/rankings?metric=net",
        "/v1/surfaces?model=linear",
        "/v1/platforms/douyin/creators/lin%2F1",
        "/v1/orders?platform=jd&cursor=x",
        "/v1/annotations?platform=jd",
        "/v1/metrics",
        "/v1/live?platform=a,b"
      })
  void sendsQuestionsToInsights(String uri) {
    assertThat(gateway.send(gateway.request(Role.READ, uri)).statusCode()).isEqualTo(200);
    assertThat(gateway.insights.taken().uri()).isEqualTo(uri);
  }

  @Test
  void asksForAHeadWhenOnlyTheHeadIsWanted() {
    gateway.insights.behaves(Behaviour.answers(200, "{}", "ETag", "W/\"7\""));
    HttpRequest.Builder request =
        gateway.request(Role.READ, "/v1/loops").method("HEAD", BodyPublishers.noBody());
    HttpResponse<String> answer = gateway.send(request);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).hasValue("W/\"7\"");
    assertThat(gateway.insights.taken().method()).isEqualTo("HEAD");
  }

  @ParameterizedTest
  @CsvSource({"/v1/live, GET", "/v1/events/content, POST"})
  void asksForNoHeadOfWhatDoesNotEndOrChangesSomething(String path, String allowed) {
    HttpResponse<String> answer =
        gateway.send(gateway.request(Role.READ, path).method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    assertThat(gateway.insights.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"content, 0", "social, 1", "commerce, 2", "collector, 4"})
  void showsReceiptsOfEachDomainToAdmins(String domain, int service) {
    String uri = "/v1/receipts/" + domain + "?last=7";
    assertThat(gateway.send(gateway.request(Role.ADMIN, uri)).statusCode()).isEqualTo(200);
    assertThat(gateway.services().get(service).taken().uri()).isEqualTo("/v1/receipts?last=7");
    assertProblem(gateway.send(gateway.request(Role.READ, uri)), 403, "wrong_role");
    assertProblem(gateway.send(gateway.request(uri)), 401, "no_key");
  }

  @ParameterizedTest
  @CsvSource({"POST, /v1/annotations", "DELETE, /v1/annotations/3-x"})
  void letsOnlyAdminsWriteAnnotations(String method, String uri) {
    BodyPublisher note = BodyPublishers.ofString("{}");
    assertThat(gateway.send(gateway.request(Role.ADMIN, uri).method(method, note)).statusCode())
        .isEqualTo(200);
    StubService.Seen seen = gateway.insights.taken();
    assertThat(seen.method()).isEqualTo(method);
    assertThat(seen.uri()).isEqualTo(uri);
    int before = gateway.insights.count();
    for (Role role : List.of(Role.READ, Role.WRITE)) {
      assertProblem(
          gateway.send(gateway.request(role, uri).method(method, note)), 403, "wrong_role");
    }
    assertProblem(gateway.send(gateway.request(uri).method(method, note)), 401, "no_key");
    HttpRequest.Builder foreign =
        gateway.request(uri).method(method, note).header("Sec-Fetch-Site", "cross-site");
    assertProblem(gateway.send(foreign), 401, "no_key");
    assertThat(gateway.insights.count()).isEqualTo(before);
  }

  @Test
  void explainsMetricsToAnybody() {
    assertThat(gateway.send(gateway.request("/v1/metrics")).statusCode()).isEqualTo(200);
  }

  /** A writer may read the lag, to learn when its events are counted. */
  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"COLLECT", "VIEW"})
  void saysToEveryRoleHowFarCountingIs(Role role) {
    assertThat(gateway.send(gateway.request(role, "/v1/lag")).statusCode()).isEqualTo(200);
    assertThat(gateway.insights.taken().uri()).isEqualTo("/v1/lag");
    assertProblem(gateway.send(gateway.request("/v1/lag")), 401, "no_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/asyncapi.yaml", "/api", "/api/a.js"})
  void describesTheApiToAnybody(String uri) {
    assertThat(gateway.send(gateway.request(uri)).statusCode()).isEqualTo(200);
    assertThat(gateway.insights.taken().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void compressesLongAnswersForThoseWhoTakeIt() {
    gateway.insights.behaves(Behaviour.answers(200, "[" + "1,".repeat(3000) + "1]"));
    HttpRequest.Builder request =
        gateway.request(Role.READ, "/v1/loops").header("Accept-Encoding", "gzip");
    HttpResponse<String> answer = gateway.send(request);
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.body()).hasSizeLessThan(1000);
  }

  @Test
  void compressesNoStreams() {
    gateway.insights.behaves(
        Behaviour.answers(200, "data: 1\n\n".repeat(1000), "Content-Type", "text/event-stream"));
    HttpRequest.Builder request =
        gateway.request(Role.READ, "/v1/live").header("Accept-Encoding", "gzip");
    assertThat(gateway.send(request).headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void showsTheTokenAndHidesTheCaller() {
    gateway.send(
        gateway
            .request(Role.READ, "/v1/loops")
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Forwarded-Anything", "x")
            .header("Forwarded", "for=10.0.0.1")
            .header("X-Real-IP", "10.0.0.1")
            .header("X-Millrace-Internal", "guess")
            .header("X-Millrace-Other", "guess")
            .header("Cookie", "a=b")
            .header("If-None-Match", "\"7\""));
    assertThat(gateway.insights.taken().headers())
        .containsEntry("X-Millrace-Internal", RunningGateway.TOKEN)
        .containsEntry("If-None-Match", "\"7\"")
        .doesNotContainKeys(
            "Authorization",
            "Cookie",
            "Forwarded",
            "X-Real-IP",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Anything",
            "X-Millrace-Other");
  }

  @Test
  void passesCompressedBodiesUntouched() throws IOException {
    byte[] body = gzip("{}");
    gateway.send(
        gateway
            .request(Role.WRITE, EVENTS)
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body)));
    Seen seen = gateway.content.taken();
    assertThat(seen.body()).isEqualTo(ByteBuffer.wrap(body));
    assertThat(seen.headers())
        .containsEntry("Content-Encoding", "gzip")
        .containsEntry("Content-Length", Integer.toString(body.length));
  }

  @ParameterizedTest
  @CsvSource({"202", "422", "503"})
  void passesReceiptsUntouched(int status) {
    String receipt = "{\"received\":1}";
    gateway.content.behaves(Behaviour.answers(status, receipt, "Retry-After", "7"));
    HttpResponse<String> answer = post(EVENTS, new byte[] {'{', '}'});
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(receipt);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/events/other", "/actuator/health", "/v1/live/x"})
  void answersUnknownPathsWithAProblem(String path) {
    assertProblem(gateway.send(gateway.request(Role.READ, path)), 404, "not_found");
    assertProblem(gateway.send(gateway.request(path)), 404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/events/content, POST",
    "DELETE, /v1/events/commerce, POST",
    "POST, /v1/platforms/douyin/summary, GET",
    "PUT, /v1/live, GET",
    "POST, /, GET"
  })
  void answersWrongMethodsWithTheRightOne(String method, String path, String allowed) {
    HttpResponse<String> answer =
        gateway.send(gateway.request(Role.READ, path).method(method, BodyPublishers.noBody()));
    assertProblem(answer, 405, "method_not_allowed");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains(allowed);
  }

  @Test
  void tellsAnybodyHowToGetIn() {
    HttpResponse<String> answer = gateway.send(gateway.request("/"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"name\":\"millrace\"", "/v1/live", "Bearer");
  }

  @Test
  void tellsBrowsersToTrustNothing() {
    assertThat(gateway.send(gateway.request("/")).headers().map())
        .containsKeys("x-content-type-options", "content-security-policy", "x-frame-options")
        .doesNotContainKey("server");
  }

  @Test
  void keepsManagementOnItsOwnPort() {
    String management = "http://127.0.0.1:" + gateway.managementPort() + "/actuator";
    assertThat(status(management + "/health")).isEqualTo(200);
    assertThat(status(management + "/prometheus")).isEqualTo(200);
    assertThat(status(management + "/gateway/routes")).isEqualTo(404);
    assertThat(status(management + "/env")).isEqualTo(404);
  }

  private static int status(String uri) {
    return gateway.send(HttpRequest.newBuilder(URI.create(uri))).statusCode();
  }

  private static HttpResponse<String> post(String path, byte[] body) {
    return gateway.send(gateway.request(Role.WRITE, path).POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
