package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.Role;
import io.millrace.keys.ViewUse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a key of a view asks what it lists and the lag, and can do nothing else. */
class ViewKeysIT {
  private static final String LISTED = "/v1/loops?model=linear&from=a&to=b";

  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway("--millrace.gateway.frame-ancestors=self https://intranet.example");

  private static String key;

  @BeforeAll
  static void start() {
    key =
        gateway
            .keys
            .createView(
                "wall",
                new ViewUse(
                    List.of(
                        "/v1/loops?model=linear&from&to",
                        "/v1/platforms/douyin/summary?grain=day",
                        "/v1/events/content",
                        "/v1/views",
                        "/v1/annotations",
                        "/v1/receipts/content")))
            .secret();
    await().until(() -> get(LISTED).statusCode() == 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LISTED,
        "/v1/loops?model=linear",
        "/v1/loops?to=b&model=linear",
        "/v1/platforms/douyin/summary?grain=day",
        "/v1/annotations",
        "/v1/lag"
      })
  void asksWhatItListsAndHowFarCountingIs(String path) {
    assertThat(get(path).statusCode()).isEqualTo(200);
    assertThat(gateway.insights.taken().uri()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/loops",
        "/v1/loops?model=first_touch",
        "/v1/loops?model=linear&model=linear",
        "/v1/loops?model=linear&model=first_touch",
        "/v1/loops?model=linear&from=a&from=b",
        "/v1/loops?model=linear&by=surface",
        "/v1/loops?model=linear&Model=first_touch",
        "/v1/loops?model=linear&%6dodel=first_touch",
        "/v1/loops?model=linear&=x",
        "/v1/loops?model",
        "/v1/loops/?model=linear",
        "/v1//loops?model=linear",
        "/v1/l%6fops?model=linear",
        "/v1/loops%2F?model=linear",
        "/v1/loops;a=b?model=linear",
        "/v1/./loops?model=linear",
        "/v1/loops/../loops?model=linear",
        "/v1/platforms/douyin/../taobao/summary?grain=day",
        "/v1/platforms/taobao/summary?grain=day",
        "/v1/platforms/douyin/summary",
        "/v1/platforms",
        "/v1/live",
        "/v1/orders",
        "/v1/metrics",
        "/v1/lag?at=now",
        "/v1/lag/",
        "/v1/LAG",
        "/v1/l%61g",
        "/session",
        "/demo",
        "/",
        "/nothing"
      })
  void asksNothingElse(String path) {
    HttpResponse<String> answer = get(path);
    assertProblem(answer, 403, "wrong_role");
    assertThat(gateway.insights.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/views", "/v1/receipts/content", "/v1/events/content"})
  void asksNothingThatTheRoleDoesNotPermitEvenIfItListsIt(String path) {
    assertThat(get(path).statusCode()).isIn(403, 405);
    assertThat(gateway.insights.count()).isZero();
    assertThat(gateway.content.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /v1/loops?model=linear",
    "OPTIONS, /v1/loops?model=linear",
    "POST, /v1/loops?model=linear",
    "HEAD, /v1/lag",
    "POST, /v1/lag",
    "DELETE, /v1/lag",
    "POST, /v1/annotations",
    "DELETE, /v1/annotations/1",
    "POST, /v1/views",
    "PUT, /v1/views/1",
    "DELETE, /v1/views/1",
    "POST, /v1/events/content",
    "POST, /v1/events",
    "POST, /session",
    "DELETE, /session",
    "POST, /demo"
  })
  void writesNothing(String method, String path) {
    HttpResponse<String> answer =
        send(gateway.request(path).method(method, BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(403);
    gateway.services().forEach(service -> assertThat(service.count()).isZero());
  }

  @Test
  void beginsNoSession() {
    HttpRequest.Builder signIn =
        gateway
            .request("/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(key)));
    assertProblem(gateway.send(signIn), 401, "bad_key");
  }

  @Test
  void countsInAHeaderOnly() {
    assertProblem(gateway.send(gateway.request(LISTED + "&key=" + key)), 401, "no_key");
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    assertThat(
            gateway
                .send(
                    gateway
                        .request("/v1/loops?model=first_touch")
                        .header("Authorization", "Basic " + basic))
                .statusCode())
        .isEqualTo(403);
    HttpRequest.Builder inBody =
        gateway
            .request("/v1/events")
            .POST(BodyPublishers.ofString("{\"api_key\":\"%s\"}".formatted(key)));
    assertThat(gateway.send(inBody).statusCode()).isEqualTo(403);
  }

  @Test
  void takesNoRightsFromASessionOfTheSameBrowser() {
    HttpRequest.Builder request =
        gateway
            .request("/v1/loops?model=first_touch")
            .header("Cookie", gateway.cookie(gateway.key(Role.ADMIN)));
    assertProblem(send(request), 403, "wrong_role");
  }

  @Test
  void saysWhichPagesMayShowTheDashboardInAFrame() {
    HttpResponse<String> page = gateway.send(gateway.request("/").header("Accept", "text/html"));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .endsWith("frame-ancestors 'self' https://intranet.example");
    assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
    HttpResponse<String> data = get(LISTED);
    assertThat(data.headers().firstValue("Content-Security-Policy").orElseThrow())
        .endsWith("frame-ancestors 'none'");
    assertThat(data.headers().firstValue("X-Frame-Options")).hasValue("DENY");
  }

  private static HttpResponse<String> get(String path) {
    return send(gateway.request(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return gateway.send(request.header("Authorization", "Bearer " + key));
  }
}
