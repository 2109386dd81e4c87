package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    try (TestProcess service = start(module, folder)) {
      await()
          .atMost(START)
          .failFast("the process has ended", () -> !service.isAlive())
          .until(() -> service.log().contains("Started "));

      assertThat(service.stop()).isLessThan(STOP);
      assertThat(service.log().lines()).isNotEmpty().allSatisfy(line -> assertWhole(line, name));
    }
  }

  private static TestProcess start(String module, Path folder) {
    List<String> program = new ArrayList<>();
    program.addAll(List.of("-jar", TestProcess.executable(module).toString()));
    program.addAll(List.of("--server.port=0", "--spring.kafka.bootstrap-servers=127.0.0.1:1"));
    program.add("--spring.mongodb.uri=mongodb://127.0.0.1:1/millrace");
    if (!module.endsWith("aggregator")) {
      program.add("--management.server.port=0");
    }
    Map<String, String> environment =
        Map.of(
            "MILLRACE_LOGS",
            "json",
            "MILLRACE_INTERNAL_TOKEN",
            "only-the-tests-know-this-token",
            "MILLRACE_VISITOR_SECRET",
            "a secret of the tests, long enough");
    return TestProcess.java("256m", program, environment, folder.resolve("log"));
  }

  private static void assertWhole(String line, String name) {
    JsonNode entry = JsonMapper.shared().readTree(line);
    assertThat(entry.path("@timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(entry.at("/log/level").asString()).isIn("INFO", "WARN", "ERROR");
    assertThat(entry.at("/service/name").asString()).isEqualTo(name);
    assertThat(entry.path("message").asString()).isNotBlank();
  }
}
