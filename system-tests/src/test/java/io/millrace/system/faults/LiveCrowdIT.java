package io.millrace.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.keys.KeyFile;
import io.millrace.keys.Role;
import io.millrace.system.RunningMillrace;
import io.millrace.system.stream.Scale;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** F25: what queries take beside 1 000 live streams, of which 150 never read. */
@Tag("faults")
@Isolated("it looks at the clock")
class LiveCrowdIT {
  private static final int STREAMS = 1_000;
  private static final int STALLED = 150;
  private static final int KEYS = 20;
  private static final int EVENTS_PER_SECOND = 50;
  private static final Duration LOOK = Duration.ofSeconds(Scale.of(20, 60));

  /** Below that nobody sees a difference, and machines are shared. */
  private static final double UNSEEN_MS = 50;

  @TempDir private Path folder;

  @Test
  void aThousandStreamsAtMostDoubleWhatQueriesTake() throws Exception {
    Path data = folder.resolve("data");
    try (RunningMillrace millrace = RunningMillrace.start(data);
        Pulse _ = Pulse.start(millrace.url(""), millrace.key("write.key"), EVENTS_PER_SECOND);
        QueryProbe probe = new QueryProbe(questions(millrace), millrace.key("read.key"))) {
      List<String> keys = keys(data);
      probe.ask(Duration.ofSeconds(15));
      Latencies before = probe.ask(LOOK);
      Latencies beside;
      long bytes;
      try (LiveCrowd crowd =
          LiveCrowd.connect(millrace.url("").getPort(), keys, STREAMS, STALLED)) {
        await("first states")
            .atMost(Duration.ofMinutes(2))
            .until(() -> crowd.begun() + crowd.ended() == STREAMS - STALLED);
        assertThat(crowd.ended()).isZero();
        bytes = crowd.bytes();
        beside = probe.ask(LOOK);
        bytes = crowd.bytes() - bytes;
      }
      probe.ask(Duration.ofSeconds(5));
      Latencies after = probe.ask(LOOK);
      System.out.printf(
          Locale.ROOT,
          "F25: queries without streams: %s; beside %d streams, %d of which never read"
              + " (%.1f MB/s sent): %s; without again: %s%n",
          before,
          STREAMS,
          STALLED,
          bytes / 1e6 / LOOK.toSeconds(),
          beside,
          after);
      assertThat(bytes).isPositive();
      double none = Math.max(before.p99(), after.p99());
      assertThat(beside.p99()).isLessThan(Math.max(UNSEEN_MS, 2 * none));
    }
  }

  private static List<String> keys(Path data) {
    KeyFile file = new KeyFile(data.resolve("keys.json"), Clock.systemUTC());
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(file.create("live-" + i, Role.READ).secret());
    }
    return keys;
  }

  private static List<URI> questions(RunningMillrace millrace) {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Instant tomorrow = today.plus(1, ChronoUnit.DAYS);
    return List.of(
        millrace.url(
            "/v1/platforms/taobao/summary?grain=hour&from=%s&to=%s".formatted(today, tomorrow)),
        millrace.url("/v1/loops?from=%s&to=%s".formatted(today, tomorrow)),
        millrace.url("/v1/platforms"));
  }
}
