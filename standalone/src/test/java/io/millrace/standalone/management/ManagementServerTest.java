package io.millrace.standalone.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the port while no service runs yet. */
class ManagementServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private ManagementServer server;

  @BeforeEach
  void start() throws IOException {
    server = ManagementServer.start(0, new Services());
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void isAliveAndNotReadyBeforeTheServicesAre() {
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    HttpResponse<String> readiness = get("/actuator/health/readiness");
    assertThat(readiness.statusCode()).isEqualTo(503);
    JsonNode answer = JsonMapper.shared().readTree(readiness.body());
    assertThat(answer.path("components").propertyNames()).containsAll(Services.NAMES);
    assertThat(answer.at("/components/aggregator/details/reason").asString())
        .contains("not started");
  }

  @Test
  void saysWhatItIs() {
    assertThat(get("/actuator/info").body()).contains("\"name\":\"millrace\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/actuator",
        "/actuator/env",
        "/actuator/health/",
        "/actuator/health/x",
        "/v1/loops"
      })
  void hasNothingElse(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void changesNothing(String method) {
    HttpRequest.Builder request =
        request("/actuator/health").method(method, BodyPublishers.ofString("{}"));
    assertThat(send(request).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
