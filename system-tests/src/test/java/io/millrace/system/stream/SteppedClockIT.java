package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** F22: the clock of the aggregator's machine steps ahead and back while events arrive. */
@Tag("faults")
@Isolated("it looks at the clock")
class SteppedClockIT {
  private static final int EVENTS = Scale.of(6_000, 120_000);
  private static final int EVENTS_PER_SECOND = Scale.of(300, 500);

  /** What is promised is 10 s on a machine of its own. */
  private static final double LONGEST_PAUSE = Scale.of(30, 10);

  /** How often one step is looked at; a pause may begin a little later. */
  private static final int LOOKS = Scale.of(2, 20);

  private static final List<Duration> STEPS =
      List.of(Duration.ofHours(2), Duration.ZERO, Duration.ofDays(1), Duration.ZERO);

  @TempDir private Path folder;

  @Test
  void noStepStopsTheCountingOrLosesAnything() throws Exception {
    assumeTrue(ShiftedClock.isPossible(), "there is no gcc to build a shifted clock with");
    ShiftedClock clock = new ShiftedClock(folder);
    Marker marker = new Marker();
    List<Double> seconds = new ArrayList<>();
    int visitors = EVENTS / Traffic.EVENTS_A_VISITOR;
    try (Cluster cluster = new Cluster(folder, clock.environment(), "aggregator.threads=1")) {
      TestProcess aggregator = cluster.start("a");
      marker.catchUp(cluster);
      PacedSending sending = PacedSending.start(cluster.topics(), 0, visitors, EVENTS_PER_SECOND);
      for (Duration step : STEPS) {
        clock.set(step);
        for (int look = 0; look < LOOKS; look++) {
          seconds.add(marker.catchUp(cluster));
        }
      }
      sending.await();
      cluster.awaitEqual(
          new Expectation().add(marker.sent()).add(Traffic.of(0, visitors)).totals());
      System.out.printf("F22: counted %s s after steps of the clock%n", seconds);
      assertThat(seconds).allMatch(time -> time < LONGEST_PAUSE);
      assertThat(aggregator.log())
          .contains("the clock of the machine went ahead by PT")
          .contains("the clock of the machine went back by PT")
          .doesNotContain("a stream thread died");
    }
  }
}
