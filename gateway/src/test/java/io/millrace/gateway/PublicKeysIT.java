package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.PublicUse;
import io.millrace.keys.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysIT {
  private static final String SHOP = "https://shop.example";
  private static final String EVENTS = "/v1/events";

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();
  private static String ofShop;
  private static String ofApps;

  @BeforeAll
  static void start() {
    ofShop = create(SHOP);
    ofApps = create(PublicUse.NO_ORIGIN);
    await().until(() -> post(EVENTS, ofApps).statusCode() == 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/events",
        "/v1/batch",
        "/v1/track",
        "/v1/page",
        "/v1/screen",
        "/v1/identify",
        "/v1/group",
        "/v1/alias",
        "/sa",
        "/i/v0/e/",
        "/batch/",
        "/capture/",
        "/com.snowplowanalytics.snowplow/tp2",
        "/mp/collect"
      })
  void sendEventsToTheCollectorWithTheTypesThatTheyMaySend(String path) {
    assertThat(gateway.send(gateway.request(Role.WRITE, path).POST(body("{}"))).statusCode())
        .isEqualTo(200);
    assertThat(gateway.collector.taken().headers()).doesNotContainKey("X-Millrace-Types");
    await().until(() -> post(path, ofApps).statusCode() == 200);
    assertThat(gateway.collector.taken().headers())
        .containsEntry("X-Millrace-Types", "view product_view");
  }

  @Test
  void openNothingElse() {
    assertProblem(post("/v1/events/content", ofApps), 403, "wrong_role");
    assertProblem(gateway.send(bearer(gateway.request("/v1/lag"), ofApps)), 403, "wrong_role");
    HttpRequest.Builder signIn =
        gateway
            .request("/session")
            .header("Content-Type", "application/json")
            .POST(body("{\"key\":\"%s\"}".formatted(ofApps)));
    assertProblem(gateway.send(signIn), 401, "bad_key");
  }

  @Test
  void countOnlyForTheOriginsThatTheyList() {
    assertThat(fromPage(SHOP, ofShop).statusCode()).isEqualTo(200);
    assertProblem(fromPage("https://evil.example", ofShop), 403, "cross_site");
    assertProblem(post(EVENTS, ofShop), 403, "cross_site");
    assertProblem(fromPage(SHOP, ofApps), 403, "cross_site");
    HttpRequest.Builder image =
        gateway.request("/sa?data=e30&token=" + ofShop).header("Referer", SHOP + "/item?id=1");
    assertThat(gateway.send(image).statusCode()).isEqualTo(200);
  }

  @Test
  void letTheirPagesReadTheAnswerAlsoOfAProblem() {
    HttpResponse<String> good = fromPage(SHOP, ofShop);
    assertThat(good.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SHOP);
    assertThat(good.headers().allValues("Vary")).contains("Origin");
    HttpResponse<String> bad = fromPage(SHOP, "mr_00000000_no");
    assertProblem(bad, 401, "bad_key");
    assertThat(bad.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SHOP);
    assertThat(
            fromPage("https://evil.example", ofShop)
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void areAskedForBeforeTheRequest() {
    HttpResponse<String> allowed = preflight(EVENTS, SHOP);
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SHOP);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, POST");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("authorization,content-type");
    assertThat(gateway.collector.count()).isZero();
    assertProblem(preflight(EVENTS, "https://evil.example"), 403, "cross_site");
    assertThat(preflight("/v1/loops", SHOP).headers().firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void mayStandInTheAddressBecauseBeaconsHaveNoHeaders() {
    HttpRequest.Builder beacon =
        gateway
            .request(EVENTS + "?key=" + ofShop)
            .header("Origin", SHOP)
            .header("Content-Type", "text/plain;charset=UTF-8")
            .POST(body("[]"));
    assertThat(gateway.send(beacon).statusCode()).isEqualTo(200);
    assertThat(gateway.collector.taken().headers()).containsKey("X-Millrace-Types");
    for (String name : List.of("key", "api_secret", "token", "api_key")) {
      assertThat(postWithoutHeader("/mp/collect?" + name + "=" + ofApps, "{}").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void areTheOnlyKeysThatMayStandInTheAddress() {
    HttpResponse<String> answer =
        postWithoutHeader(EVENTS + "?key=" + gateway.key(Role.WRITE), "{}");
    assertProblem(answer, 401, "bad_key");
  }

  @Test
  void mayStandInTheBodyLikeSecretOnes() throws IOException {
    String batch = "{\"batch\":[{\"event\":\"x\"}],\"api_key\":\"%s\"}";
    for (String key : List.of(ofApps, gateway.key(Role.WRITE))) {
      String json = batch.formatted(key);
      assertThat(postWithoutHeader("/batch/", json).statusCode()).isEqualTo(200);
      assertThat(send("/batch/", gzip(json)).statusCode()).isEqualTo(200);
      String form = "data=" + Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
      assertThat(postWithoutHeader("/capture/", form).statusCode()).isEqualTo(200);
    }
    assertProblem(postWithoutHeader("/batch/", batch.formatted("mr_00000000_no")), 401, "bad_key");
    assertProblem(postWithoutHeader("/batch/", batch.formatted("phc_1")), 401, "no_key");
    assertProblem(postWithoutHeader("/v1/events/content", batch.formatted(ofApps)), 401, "no_key");
  }

  @Test
  void areGoodAsUserNamesOfBasicAuthenticationLikeAllKeys() {
    assertThat(basic(gateway.request("/v1/loops"), gateway.key(Role.READ) + ":").statusCode())
        .isEqualTo(200);
    HttpRequest.Builder batch = gateway.request("/v1/batch").POST(body("{}"));
    assertThat(basic(batch, gateway.key(Role.WRITE) + ":anything").statusCode()).isEqualTo(200);
    for (String bad : List.of("", ":", ":" + gateway.key(Role.READ), gateway.key(Role.READ))) {
      assertProblem(basic(gateway.request("/v1/loops"), bad), 401, "bad_key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/engage", "/v1/imports", "/track/", "/2/httpapi", "/v1/events/other"})
  void missARouteAndLearnWhichOnesExist(String path) {
    HttpResponse<String> answer = gateway.send(gateway.request(Role.WRITE, path).POST(body("{}")));
    assertProblem(answer, 404, "not_found");
    assertThat(answer.body()).contains("POST /v1/events", "/v1/{batch, track", "/sa", "/batch/");
  }

  @Test
  void trackersOfSnowplowGetAStatusAfterWhichTheyStop() {
    HttpResponse<String> unknown =
        gateway.send(
            gateway.request(Role.WRITE, "/com.snowplowanalytics.snowplow/tp1").POST(body("{}")));
    assertProblem(unknown, 422, "not_found");
    assertThat(unknown.body()).contains("/com.snowplowanalytics.snowplow/tp2");
    HttpResponse<String> large =
        gateway.send(
            gateway
                .request(Role.WRITE, "/com.snowplowanalytics.snowplow/tp2")
                .POST(body("x".repeat(5 << 20))));
    assertProblem(large, 422, "body_too_large");
  }

  private static String create(String origin) {
    PublicUse use = new PublicUse(List.of(origin), List.of("view", "product_view"));
    return gateway.keys.createPublic("page", use).secret();
  }

  private static HttpResponse<String> post(String path, String key) {
    return gateway.send(bearer(gateway.request(path), key).POST(body("{}")));
  }

  private static HttpResponse<String> postWithoutHeader(String path, String content) {
    return send(path, content.getBytes(UTF_8));
  }

  private static HttpResponse<String> send(String path, byte[] content) {
    return gateway.send(gateway.request(path).POST(BodyPublishers.ofByteArray(content)));
  }

  private static HttpResponse<String> fromPage(String origin, String key) {
    return gateway.send(
        bearer(gateway.request(EVENTS), key).header("Origin", origin).POST(body("{}")));
  }

  private static HttpResponse<String> preflight(String path, String origin) {
    return gateway.send(
        gateway
            .request(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static HttpRequest.Builder bearer(HttpRequest.Builder request, String key) {
    return request.header("Authorization", "Bearer " + key);
  }

  private static HttpResponse<String> basic(HttpRequest.Builder request, String credentials) {
    String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    return gateway.send(request.header("Authorization", "Basic " + encoded));
  }

  private static HttpRequest.BodyPublisher body(String content) {
    return BodyPublishers.ofString(content);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
