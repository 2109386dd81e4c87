package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * F4: aggregators killed right after a commit, and one that is stopped while another takes over.
 */
@Tag("faults")
@Isolated("it looks at the clock")
class StoppedAggregatorsIT {
  private static final int KILLS = Scale.of(2, 50);
  private static final int EVENTS = Scale.of(6_000, 150_000);
  private static final int EVENTS_PER_SECOND = Scale.of(300, 500);

  /** Longer than a session of 6 s and a transaction of 10 s. */
  private static final Duration STOPPED = Duration.ofSeconds(Scale.of(12, 30));

  private static final Duration NO_TRANSACTION_HANGS_AFTER = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void killsAfterACommitAndALongStopLoseAndDoubleNothing() {
    Marker marker = new Marker();
    int visitors = EVENTS / Traffic.EVENTS_A_VISITOR;
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      cluster.start("a");
      cluster.start("b");
      marker.catchUp(cluster);
      PacedSending sending = PacedSending.start(cluster.topics(), 0, visitors, EVENTS_PER_SECOND);
      for (int kill = 0; kill < KILLS; kill++) {
        String victim = kill % 2 == 0 ? "a" : "b";
        // The paced events may have ended before the last kill.
        cluster.topics().send(marker.next());
        cluster.cells().awaitNews();
        cluster.get(victim).kill();
        cluster.start(victim);
        marker.catchUp(cluster);
      }
      TestProcess stopped = cluster.get("a");
      stopped.pause();
      double seconds = marker.catchUp(cluster, STOPPED);
      stopped.resume();
      marker.catchUp(cluster);
      sending.await();
      cluster.awaitEqual(
          new Expectation().add(marker.sent()).add(Traffic.of(0, visitors)).totals());
      await().atMost(NO_TRANSACTION_HANGS_AFTER).until(() -> !cluster.hasOpenTransactions());
      assertThat(stopped.isAlive()).isTrue();
      System.out.printf(
          "F4: %d kills; beside a stopped one counted after %.1f s%n", KILLS, seconds);
    }
  }
}
