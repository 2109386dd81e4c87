package io.millrace.system.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.journey.testing.Totals;
import io.millrace.kafka.GenerationReader;
import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything counted anew from the events, by processes that run, die and disagree. */
class RebuiltIT {
  private static final int EVENTS = Scale.of(10_000, 1_000_000);
  private static final int VISITORS = EVENTS / Traffic.EVENTS_A_VISITOR;
  private static final int LIVE = VISITORS / 4;

  @TempDir private Path folder;

  @Test
  void countsTheSameAgainWhileAggregatorsDieAndEventsArrive() {
    Totals before = totals(VISITORS);
    try (Cluster cluster = new Cluster(folder);
        GenerationReader basis = new GenerationReader(cluster.client())) {
      cluster.start("a");
      cluster.start("b");
      PacedSending.start(cluster.topics(), 0, VISITORS, 20_000).await();
      cluster.awaitEqual(before);

      // Killed while it withdraws; a normal start of another goes on with it.
      cluster.get("a").stop();
      long begin = System.nanoTime();
      TestProcess rebuilding = cluster.start("a", "aggregator.rebuild=first");
      awaitGeneration(basis, 1);
      rebuilding.kill();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> read(basis).filter(now -> !now.clearing()).isPresent());
      cluster.awaitEqual(before);
      report("F17: %,d events counted anew in %.1f s, across a kill", EVENTS, begin);

      // Once more, while events arrive.
      PacedSending live = PacedSending.start(cluster.topics(), VISITORS, LIVE, 5_000);
      begin = System.nanoTime();
      cluster.start("a", "aggregator.rebuild=second");
      awaitGeneration(basis, 2);
      live.await();
      cluster.awaitEqual(totals(VISITORS + LIVE));
      report("F17: %,d events counted anew in %.1f s, while more arrived", EVENTS, begin);

      // Other terms are refused while the data is of these.
      cluster.get("a").stop();
      cluster.get("b").stop();
      TestProcess refused = cluster.start("b", "zone=Asia/Shanghai");
      assertThat(refused.awaitEnd()).isEqualTo(AggregatorApplication.REFUSED);
      assertThat(refused.log())
          .contains(
              "millrace aggregator: the data was counted with other settings or rules: zone UTC in"
                  + " the");
    }
  }

  private static void awaitGeneration(GenerationReader basis, int generation) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> read(basis).filter(now -> now.generation() == generation).isPresent());
  }

  private static Optional<GenerationRecord> read(GenerationReader basis) {
    return basis.read().map(GenerationReader.Entry::record);
  }

  private static Totals totals(int visitors) {
    Expectation expectation = new Expectation();
    for (int visitor = 0; visitor < visitors; visitor += 1_000) {
      expectation.add(Traffic.of(visitor, Math.min(1_000, visitors - visitor)));
    }
    return expectation.totals();
  }

  private static void report(String what, int events, long begin) {
    System.out.printf(what + "%n", events, (System.nanoTime() - begin) / 1e9);
  }
}
