package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two aggregators with a standby copy of their state, killed in turn while events arrive. */
@Isolated("it looks at the clock")
class KilledAggregatorsIT {
  private static final int KILLS = Scale.of(3, 10);
  private static final int EVENTS = Scale.of(40_000, 1_000_000);
  private static final int EVENTS_PER_SECOND = Scale.of(1_000, 6_000);

  /** Generous: what is promised is 15 s on a machine of its own. */
  private static final Duration CAUGHT_UP = Duration.ofSeconds(60);

  /** What a process prints whenever its part of the stream runs. */
  private static final String RUNS = "stream is RUNNING";

  @TempDir private Path folder;

  @Test
  void noKillLosesOrDoublesAnything() {
    Marker marker = new Marker();
    List<Double> seconds = new ArrayList<>();
    int visitors = EVENTS / Traffic.EVENTS_A_VISITOR;
    try (Cluster cluster =
        new Cluster(folder, "aggregator.standby-replicas=1", "aggregator.threads=1")) {
      cluster.start("a");
      cluster.start("b");
      marker.catchUp(cluster);
      PacedSending sending = PacedSending.start(cluster.topics(), 0, visitors, EVENTS_PER_SECOND);
      for (int kill = 0; kill < KILLS; kill++) {
        String victim = kill % 2 == 0 ? "a" : "b";
        cluster.get(victim).kill();
        seconds.add(marker.catchUp(cluster));
        restart(cluster, victim);
        marker.catchUp(cluster);
      }
      sending.await();
      Expectation expectation = new Expectation().add(marker.sent());
      for (int visitor = 0; visitor < visitors; visitor += 1_000) {
        expectation.add(Traffic.of(visitor, Math.min(1_000, visitors - visitor)));
      }
      cluster.awaitEqual(expectation.totals());
      System.out.printf(
          "F3: %,d events, %d kills, caught up after %s s, at most %.1f s%n",
          EVENTS,
          KILLS,
          seconds.stream().map("%.1f"::formatted).toList(),
          Collections.max(seconds));
      assertThat(seconds).allMatch(time -> time < CAUGHT_UP.toSeconds());
    }
  }

  /** Restarts an aggregator, and waits until it takes part again: the next kill is of another. */
  private static void restart(Cluster cluster, String victim) {
    int before = cluster.get(victim).log().split(RUNS, -1).length - 1;
    cluster.start(victim).awaitPrinted(RUNS, before + 1);
  }
}
