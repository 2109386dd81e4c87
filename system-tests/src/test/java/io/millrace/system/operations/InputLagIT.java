package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.cli.read.CountingWait;
import io.millrace.cli.read.ReadApi;
import io.millrace.keys.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far counting is behind, with everything real: while nobody counts, and while nobody says. */
@Isolated("it looks at the clock")
@Timeout(240)
class InputLagIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

  @Test
  void saysHowMuchWaitsWhileNobodyCountsAndWhenAllOfItIsInTheAnswers(@TempDir Path folder)
      throws InterruptedException {
    try (RunningServices services = new RunningServices(folder)) {
      send(services, 0, 20);
      awaitCounted(services);
      assertThat(counted(services)).isEqualTo(20);

      services.stopAggregator();
      send(services, 20, 50);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                JsonNode summary = summary(services);
                assertThat(summary.at("/lag/events").asInt()).isEqualTo(30);
                assertThat(summary.at("/lag/seconds").asDouble()).isGreaterThan(3);
                assertThat(summary.at("/totals/traffic/events").asInt()).isEqualTo(20);
              });
      JsonNode said = JsonMapper.shared().readTree(services.listen("event:lag").substring(5));
      assertThat(said.at("/lag/events").asInt()).isEqualTo(30);
      assertThat(services.manage("insights", "/health/readiness").body()).contains("\"events\":30");
      assertThat(services.manage("insights", "/prometheus").body())
          .contains("millrace_insights_input_lag_events 30.0");

      services.startAggregator();
      awaitCounted(services);
      assertThat(counted(services)).as("what was waited for is in").isEqualTo(50);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lag(services).path("events").asInt()).isZero());

      services.broker().stop();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                JsonNode lag = lag(services);
                assertThat(lag.path("events").isNull()).isTrue();
                assertThat(lag.path("seconds").isNull()).isTrue();
                assertThat(lag.path("reason").asString("")).isNotEmpty();
              });
      services.broker().restart();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(lag(services).path("seconds").asDouble(99)).isLessThan(5));
    }
  }

  /** As {@code send --wait} does, and with a key that may only send. */
  private static void awaitCounted(RunningServices services) throws InterruptedException {
    ReadApi api = new ReadApi(services.url("/"), Optional.of(services.key(Role.WRITE)));
    CountingWait wait = new CountingWait(api);
    assertThat(wait.await(SOON)).as(wait.state()).isTrue();
  }

  private void send(RunningServices services, int from, int to) {
    String events =
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    """
                    {"id":"e-%d","type":"view","platform":"douyin","surface":"live",
                     "visitor":"v-%d","at":"%s"}\
                    """
                        .formatted(i, i, today.plusSeconds(i)))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(services.send(Role.WRITE, "/v1/events/content", events).statusCode()).isEqualTo(202);
  }

  private JsonNode summary(RunningServices services) {
    String path =
        "/v1/platforms/douyin/summary?grain=day&from=%s&to=%s"
            .formatted(today, today.plus(1, ChronoUnit.DAYS));
    return JsonMapper.shared().readTree(services.ask(services.key(Role.READ), path).body());
  }

  private int counted(RunningServices services) {
    return summary(services).at("/totals/traffic/events").asInt();
  }

  private static JsonNode lag(RunningServices services) {
    String key = services.key(Role.READ);
    return JsonMapper.shared().readTree(services.ask(key, "/v1/lag").body()).path("lag");
  }
}
