package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each service alone, with neither broker nor store: it starts, logs in JSON, and stops in time.
 */
@Isolated("it looks at the clock")
class ProcessesIT {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(15);

  @ParameterizedTest
  @CsvSource({
    "services/content, content",
    "services/social, social",
    "services/commerce, commerce",
    "services/collector, collector",
    "services/aggregator, millrace-aggregator",
    "services/insights, insights",
    "gateway, gateway"
  })
  void logsJsonAndStopsInTimeWhileTheBrokerIsAway(
      String module, String name, @TempDir Path folder) {
    try (ServiceProcess service = ServiceProcess.start(module, folder, "json")) {
      await()
          .atMost(START)
          .failFast("the process has ended", () -> !service.isAlive())
          .until(() -> hasStarted(service.log()));

      assertThat(service.stop()).isLessThan(STOP);
      assertThat(service.log()).isNotEmpty().allSatisfy(line -> assertWhole(line, name));
    }
  }

  private static boolean hasStarted(List<String> log) {
    return log.stream().anyMatch(line -> line.contains("Started "));
  }

  private static void assertWhole(String line, String name) {
    JsonNode entry = JsonMapper.shared().readTree(line);
    assertThat(entry.path("@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(entry.at("/log/level").asString()).isIn("INFO", "WARN", "ERROR");
    assertThat(entry.at("/service/name").asString()).isEqualTo(name);
    assertThat(entry.path("message").asString()).isNotBlank();
  }
}
