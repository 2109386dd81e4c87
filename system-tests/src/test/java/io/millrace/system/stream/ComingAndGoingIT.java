package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** F5: aggregators join and leave while events arrive. */
@Tag("faults")
@Isolated("it looks at the clock")
class ComingAndGoingIT {
  private static final int CHANGES = Scale.of(3, 24);
  private static final int EVENTS = Scale.of(6_000, 120_000);
  private static final int EVENTS_PER_SECOND = Scale.of(300, 1_000);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration CALM = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void whoComesAndGoesLosesNothing() {
    Marker marker = new Marker();
    int visitors = EVENTS / Traffic.EVENTS_A_VISITOR;
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      cluster.start("a");
      marker.catchUp(cluster);
      PacedSending sending = PacedSending.start(cluster.topics(), 0, visitors, EVENTS_PER_SECOND);
      for (int change = 0; change < CHANGES; change++) {
        long begin = System.nanoTime();
        if (change % 2 == 0) {
          cluster.start("b");
        } else {
          cluster.get("b").stop();
        }
        marker.catchUp(cluster, EVERY.minusNanos(System.nanoTime() - begin));
      }
      sending.await();
      long calm = System.nanoTime();
      double seconds = marker.catchUp(cluster);
      while (seconds > 1 && System.nanoTime() - calm < CALM.toNanos()) {
        seconds = marker.catchUp(cluster);
      }
      cluster.awaitEqual(
          new Expectation().add(marker.sent()).add(Traffic.of(0, visitors)).totals());
      System.out.printf("F5: %d changes; then counted within %.1f s%n", CHANGES, seconds);
      assertThat(seconds).isLessThan(Scale.of(10, 1));
    }
  }
}
