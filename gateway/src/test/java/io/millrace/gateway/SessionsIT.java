package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.NewKey;
import io.millrace.keys.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsIT {
  /** An empty name means no file, and the gateway starts. */
  @RegisterExtension
  static final RunningGateway gateway =
      new RunningGateway("--millrace.gateway.session.ended-file=");

  @Test
  void keepsTheCookieFromScriptsAndOtherSites() {
    HttpResponse<String> answer = signIn(gateway.key(Role.READ));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(setCookie(answer))
        .contains("; Path=/", "; Max-Age=43200", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Secure")
        .doesNotContain(gateway.key(Role.READ).substring(12));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @CsvSource({"READ, 200, 403", "ADMIN, 200, 200", "WRITE, 403, 403"})
  void letsABrowserReadAsTheRoleOfItsKey(Role role, int questions, int receipts) {
    String cookie = cookie(gateway.key(role));
    assertThat(get("/v1/loops", cookie).statusCode()).isEqualTo(questions);
    assertThat(get("/v1/receipts/social", cookie).statusCode()).isEqualTo(receipts);
    assertThat(get("/session", cookie).body())
        .isEqualTo(
            "{\"role\":\"%s\",\"open\":false,\"demo\":\"absent\"}"
                .formatted(role.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void sendsNoEventsForABrowser() {
    HttpRequest.Builder events =
        gateway
            .request("/v1/events/content")
            .header("Cookie", cookie(gateway.key(Role.WRITE)))
            .POST(BodyPublishers.ofString("{}"));
    assertProblem(gateway.send(events), 403, "wrong_role");
    assertThat(gateway.content.count()).isZero();
  }

  @Test
  void countsAKeyInTheHeaderBeforeTheCookie() {
    HttpRequest.Builder request =
        gateway.request("/v1/loops").header("Cookie", cookie(gateway.key(Role.READ)));
    assertProblem(
        gateway.send(request.copy().header("Authorization", "Bearer no")), 401, "bad_key");
    String write = "Bearer " + gateway.key(Role.WRITE);
    assertProblem(gateway.send(request.header("Authorization", write)), 403, "wrong_role");
  }

  @Test
  void saysThatNobodyHasSignedInYet() {
    HttpResponse<String> answer = gateway.send(gateway.request("/session"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"role\":null,\"open\":false,\"demo\":\"absent\"}");
  }

  @Test
  void refusesAKeyThatOpensNothing() {
    HttpRequest.Builder stranger = gateway.request("/session").header("Authorization", "Bearer no");
    assertProblem(gateway.send(stranger), 401, "bad_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "....", "AAAAAAAA.99999999999.", "a=b"})
  void takesAnythingElseForNoSession(String value) {
    assertProblem(get("/v1/loops", "millrace-session=" + value), 401, "no_key");
  }

  @Test
  void believesNoForgedSession() {
    String cookie = cookie(gateway.key(Role.READ));
    String[] parts = cookie.split("\\.", -1);
    String later =
        parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2] + "." + parts[3];
    String admins = cookie(gateway.key(Role.ADMIN)).split("\\.", -1)[0];
    assertProblem(get("/v1/loops", later), 401, "no_key");
    assertProblem(
        get("/v1/loops", admins + "." + parts[1] + "." + parts[2] + "." + parts[3]), 401, "no_key");
    assertProblem(get("/v1/loops", cookie.substring(0, cookie.length() - 1)), 401, "no_key");
    assertThat(get("/v1/loops", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void endsWithItsKey() {
    NewKey key = gateway.keys.create("lost", Role.READ);
    await().until(() -> signIn(key.secret()).statusCode() == 204);
    String cookie = cookie(key.secret());
    assertThat(get("/v1/loops", cookie).statusCode()).isEqualTo(200);
    gateway.keys.revoke(key.key().prefix());
    await().untilAsserted(() -> assertProblem(get("/v1/loops", cookie), 401, "no_key"));
    assertProblem(signIn(key.secret()), 401, "bad_key");
  }

  @Test
  void endsTheSessionOnTheServerWhenTheBrowserSignsOut() {
    String cookie = cookie(gateway.key(Role.READ));
    String other = cookie(gateway.key(Role.READ));
    assertThat(get("/v1/loops", cookie).statusCode()).isEqualTo(200);
    HttpRequest.Builder out = gateway.request("/session").DELETE().header("Cookie", cookie);
    assertThat(gateway.send(out).statusCode()).isEqualTo(204);
    assertProblem(get("/v1/loops", cookie), 401, "no_key");
    assertThat(get("/v1/loops", other).statusCode()).isEqualTo(200);
  }

  @Test
  void makesTheBrowserForget() {
    HttpResponse<String> answer = gateway.send(gateway.request("/session").DELETE());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(setCookie(answer)).startsWith("millrace-session=;").contains("Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mr_", "", "mr_00000000_0000000000000000000000000000000000000000000"})
  void refusesWhatIsNoKey(String key) {
    HttpResponse<String> answer = signIn(key);
    assertProblem(answer, 401, "bad_key");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"key\":null}",
        "{\"key\":\"a\",\"b\":1}",
        "mr_a",
        "{\"key\":"
      })
  void refusesBodiesThatHoldNoKey(String body) {
    HttpResponse<String> answer = gateway.send(post(body));
    assertProblem(answer, 400, "bad_request");
    assertThat(answer.body()).doesNotContain("mr_a\"");
  }

  @Test
  void readsSmallBodiesOnly() {
    assertProblem(gateway.send(post("{\"key\":\"" + "x".repeat(1100))), 413, "body_too_large");
    assertProblem(gateway.send(post(" ".repeat(300_000))), 413, "body_too_large");
  }

  @Test
  void takesJsonOnly() {
    HttpRequest.Builder form =
        gateway.request("/session").POST(BodyPublishers.ofString("key=" + gateway.key(Role.READ)));
    assertProblem(
        gateway.send(form.header("Content-Type", "application/x-www-form-urlencoded")),
        415,
        "unsupported_media_type");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Origin, not an origin"
  })
  void refusesWhatOtherSitesMakeABrowserDo(String header, String value) {
    String body = "{\"key\":\"%s\"}".formatted(gateway.key(Role.READ));
    String cookie = cookie(gateway.key(Role.ADMIN));
    assertProblem(gateway.send(post(body).header(header, value)), 403, "cross_site");
    assertProblem(
        gateway.send(gateway.request("/session").DELETE().header(header, value)),
        403,
        "cross_site");
    HttpRequest.Builder demo = gateway.request("/demo").POST(BodyPublishers.noBody());
    assertProblem(
        gateway.send(demo.header("Cookie", cookie).header(header, value)), 403, "cross_site");
    HttpRequest.Builder read = gateway.request("/v1/loops").header("Cookie", cookie);
    assertProblem(gateway.send(read.header(header, value)), 401, "no_key");
  }

  @Test
  void letsItsOwnPagesSignIn() {
    String body = "{\"key\":\"%s\"}".formatted(gateway.key(Role.READ));
    HttpRequest.Builder request =
        post(body)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Origin", "http://127.0.0.1:" + gateway.port());
    assertThat(gateway.send(request).statusCode()).isEqualTo(204);
  }

  @Test
  void answersWrongMethodsWithTheRightOnes() {
    HttpResponse<String> answer =
        gateway.send(gateway.request("/session").method("PUT", BodyPublishers.noBody()));
    assertProblem(answer, 405, "method_not_allowed");
    assertThat(answer.headers().firstValue("Allow").orElseThrow())
        .contains("GET", "POST", "DELETE");
  }

  @Test
  void hasNoDemoUnlessItIsGivenOne() {
    HttpRequest.Builder demo = gateway.request(Role.ADMIN, "/demo").POST(BodyPublishers.noBody());
    assertProblem(gateway.send(demo), 404, "not_found");
  }

  private static HttpResponse<String> signIn(String key) {
    return gateway.send(post("{\"key\":\"%s\"}".formatted(key)));
  }

  private static HttpRequest.Builder post(String body) {
    return gateway
        .request("/session")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> get(String path, String cookie) {
    return gateway.send(gateway.request(path).header("Cookie", cookie));
  }

  private static String cookie(String key) {
    return gateway.cookie(key);
  }

  private static String setCookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }
}
