package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class ReadinessIT {
  private static final int MINIMUM = 3;
  private static final String READINESS = "/health/readiness";

  @TempDir private Path directory;

  @Test
  void isReadyWhileAServiceIsAwayAndSaysWhich() {
    try (RunningGateway gateway =
        new RunningGateway(
            "--millrace.gateway.resilience.breaker.minimum=" + MINIMUM,
            "--millrace.gateway.resilience.breaker.open=1h")) {
      assertThat(gateway.management(READINESS)).contains("\"content\":\"CLOSED\"", "\"UP\"");
      gateway.services().forEach(StubService::close);
      for (int i = 0; i < MINIMUM; i++) {
        gateway.send(
            gateway.request(Role.WRITE, "/v1/events/content").POST(BodyPublishers.ofString("{}")));
      }
      HttpResponse<String> readiness = ask(gateway.managementPort());
      assertThat(readiness.statusCode()).isEqualTo(200);
      assertThat(readiness.body())
          .contains("\"content\":\"OPEN\"", "\"social\":\"CLOSED\"")
          .endsWith("\"status\":\"DEGRADED\"}");
      assertThat(gateway.management("/prometheus")).contains("millrace_readiness 1.0");
    }
  }

  @Test
  void isReadyWithoutAKeysFileSinceTheFirstKeyMayComeLater() {
    Path missing = directory.resolve("keys.json");
    try (ConfigurableApplicationContext gateway = start(missing)) {
      assertThat(ask(port(gateway)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isNotReadyBeforeItCouldReadTheKeysFile() throws IOException {
    Path broken = Files.writeString(directory.resolve("keys.json"), "{ broken");
    try (ConfigurableApplicationContext gateway = start(broken)) {
      HttpResponse<String> readiness = ask(port(gateway));
      assertThat(readiness.statusCode()).isEqualTo(503);
      assertThat(readiness.body()).contains("OUT_OF_SERVICE", "not a file of keys");
      Files.writeString(broken, "{\"keys\":[]}");
      await().until(() -> ask(port(gateway)).statusCode() == 200);
    }
  }

  private static ConfigurableApplicationContext start(Path keys) {
    return GatewayApplication.start(
        "--server.port=0",
        "--management.server.port=0",
        "--millrace.internal-token=" + RunningGateway.TOKEN,
        "--millrace.gateway.keys-poll=20ms",
        "--millrace.gateway.keys-file=" + keys);
  }

  private static int port(ConfigurableApplicationContext gateway) {
    return gateway.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
  }

  private static HttpResponse<String> ask(int port) {
    URI uri = URI.create("http://127.0.0.1:%d/actuator%s".formatted(port, READINESS));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
