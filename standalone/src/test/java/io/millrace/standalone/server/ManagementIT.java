package io.millrace.standalone.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.kafka.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManagementIT {
  private static final List<String> SERVICES =
      List.of("content", "social", "commerce", "collector", "aggregator", "insights", "gateway");

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Does the same as the main class: several contexts of one process must not each configure
   * logging.
   */
  @BeforeAll
  static void leaveLoggingAlone() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
  }

  @Test
  void tellsReadinessAndMetricsOfAllServicesAtOnePort() throws Exception {
    List<Integer> ports = FreePorts.take(2);
    try (Instance _ = Instance.start(settings(ports.get(0), ports.get(1)), _ -> {})) {
      await()
          .atMost(60, SECONDS)
          .until(() -> ask(ports.get(1), "/health/readiness").statusCode() == 200);
      assertWholeReadiness(ask(ports.get(1), "/health/readiness").body());
      assertWholeScrape(ask(ports.get(1), "/prometheus").body());
    }
  }

  @Test
  void refusesAManagementPortInUseBeforeAnythingStarts() throws IOException {
    int port = FreePorts.take(1).getFirst();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServeSettings settings = settings(port, taken.getLocalPort());
      assertThatThrownBy(() -> Instance.start(settings, _ -> {}))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("--management-port");
    }
    assertThat(folder).isEmptyDirectory();
  }

  private ServeSettings settings(int port, int management) {
    ServeSettings settings = InstanceIT.settings(folder, port);
    return new ServeSettings(
        settings.data(),
        new ServeSettings.Address("127.0.0.1", port, OptionalInt.of(management)),
        settings.calculation(),
        settings.care(),
        settings.pages());
  }

  private static void assertWholeReadiness(String readiness) {
    JsonNode parts = JsonMapper.shared().readTree(readiness).path("components");
    assertThat(parts.propertyNames()).containsExactlyElementsOf(SERVICES);
    assertThat(parts.at("/content/components/broker/status").asString()).isEqualTo("UP");
    assertThat(parts.at("/insights/components/store/status").asString()).isEqualTo("UP");
    assertThat(parts.at("/aggregator/components/stream/details/recordsToRestore").isNumber())
        .isTrue();
    assertThat(parts.at("/gateway/components/services/details/insights").asString())
        .isEqualTo("CLOSED");
  }

  private static void assertWholeScrape(String scrape) {
    for (String service : SERVICES) {
      assertThat(scrape).contains("millrace_readiness{service=\"%s\"} 1.0".formatted(service));
    }
    assertThat(scrape.lines().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    assertThat(scrape.lines().filter(line -> line.startsWith("jvm_threads_live_threads")))
        .hasSize(1);
    assertThat(scrape)
        .contains(
            "millrace_aggregator_events_total{",
            "millrace_insights_lag_records{",
            "millrace_ingest_received_total{");
  }

  private HttpResponse<String> ask(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:%d/actuator%s".formatted(port, path));
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
