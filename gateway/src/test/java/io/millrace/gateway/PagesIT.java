package io.millrace.gateway;

import static io.millrace.gateway.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests pages with the files in {@code static/} of the test resources. */
class PagesIT {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String SCRIPT = "/assets/app-0a1b2c3d.js";

  @RegisterExtension static final RunningGateway gateway = new RunningGateway();

  @Test
  void showsThePageToBrowsers() {
    HttpResponse<String> answer = gateway.send(gateway.request("/").header("Accept", BROWSER));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!doctype html>");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.headers().allValues("Vary").toString()).contains("Accept", "Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/html;q=0, */*"})
  void showsTheIndexOfTheApiToOthers(String accept) {
    HttpResponse<String> answer = gateway.send(gateway.request("/").header("Accept", accept));
    assertThat(answer.body()).contains("\"name\":\"millrace\"");
    assertThat(header(answer, "Vary")).contains("Accept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", SCRIPT, "/session", "/none", "/assets/none.js"})
  void allowsWhatLiesBesideAPageAndNothingElse(String path) {
    HttpResponse<String> answer = gateway.send(gateway.request(path).header("Accept", BROWSER));
    assertThat(header(answer, "Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
  }

  @Test
  void letsBrowsersKeepHashedFilesForEver() {
    HttpResponse<String> answer = gateway.send(gateway.request(SCRIPT));
    assertThat(answer.body()).contains("millrace");
    assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
    assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
  }

  @ParameterizedTest
  @CsvSource({"'br, gzip', br", "gzip, gzip", "'gzip, br;q=0', gzip", "'GZIP;q=0.5', gzip"})
  void sendsTheSmallestFormThatTheBrowserTakes(String accepted, String sent) {
    HttpResponse<String> answer =
        gateway.send(gateway.request(SCRIPT).header("Accept-Encoding", accepted));
    assertThat(header(answer, "Content-Encoding")).isEqualTo(sent);
    assertThat(answer.body()).doesNotContain("millrace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "deflate", "gzip;q=0"})
  void sendsItPlainToWhoTakesNothingElse(String accepted) {
    HttpResponse<String> answer =
        gateway.send(gateway.request(SCRIPT).header("Accept-Encoding", accepted));
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.body()).contains("millrace");
  }

  @Test
  void sendsNothingThatTheBrowserHas() {
    HttpRequest.Builder request = gateway.request("/").header("Accept", BROWSER);
    String tag = header(gateway.send(request.copy()), "ETag");
    HttpResponse<String> answer = gateway.send(request.copy().header("If-None-Match", tag));
    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(gateway.send(request.header("If-None-Match", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/index.html", SCRIPT})
  void answersHeadWithoutABody(String path) {
    HttpResponse<String> answer =
        gateway.send(gateway.request(path).method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(Integer.parseInt(header(answer, "Content-Length"))).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"POST, /index.html", "DELETE, " + SCRIPT, "PUT, " + SCRIPT})
  void onlyShows(String method, String path) {
    HttpResponse<String> answer =
        gateway.send(gateway.request(path).method(method, BodyPublishers.noBody()));
    assertProblem(answer, 405, "method_not_allowed");
    assertThat(header(answer, "Allow")).contains("GET", "HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../gateway.yml",
        "/assets/../../gateway.yml",
        "/assets/%2e%2e/%2e%2e/gateway.yml",
        "/assets/..%2f..%2fgateway.yml",
        "/assets/..%5c..%5cgateway.yml",
        "/assets//app-0a1b2c3d.js",
        "/assets/",
        "/static/index.html",
        "/gateway.yml",
        "/assets/app-0a1b2c3d.js.br",
        "/assets/app-0a1b2c3d.js%00.html",
        "//etc/passwd"
      })
  void leadsNowhereElse(String path) throws IOException {
    assertThat(raw(path)).startsWith("HTTP/1.1 404").contains("\"code\":\"not_found\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/none", "/none"})
  void answersUnknownPathsWithAProblemAlsoToBrowsers(String path) {
    assertProblem(gateway.send(gateway.request(path).header("Accept", BROWSER)), 404, "not_found");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static String raw(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
