package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregator.topology.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of small worlds in which workers die, fail, stop and come back at every moment that
 * matters. A seed alone: {@code -Dmillrace.simulation.seed=17}; more of them than in the build:
 * {@code -Dmillrace.scale=full}.
 */
class SimulationTest {
  private static final long SEEDS =
      "full".equals(System.getProperty("millrace.scale")) ? 10_000 : 200;

  @Test
  void afterAnyFaultsTheSummariesAreThoseOfTheBatch() {
    Map<String, Integer> struck = new TreeMap<>();
    List<String> failed = new ArrayList<>();
    long begin = System.nanoTime();
    seeds()
        .forEach(
            seed -> {
              Simulation simulation = new Simulation(seed, isAtomic());
              List<String> differences = simulation.run();
              simulation
                  .struck()
                  .forEach((point, times) -> struck.merge(point, times, Integer::sum));
              if (!differences.isEmpty()) {
                failed.add(
                    "-Dmillrace.simulation.seed=%d: %s".formatted(seed, differences.getFirst()));
              }
            });
    System.out.printf(
        "simulated %d seeds in %d ms, struck %s%n",
        seeds().count(), (System.nanoTime() - begin) / 1_000_000, struck);
    assertThat(failed).isEmpty();
    if (seeds().count() > 1) {
      assertThat(struck.keySet()).containsAll(Simulation.points());
    }
  }

  @Test
  void aSeedDoesTheSameEachTime() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(trace(seed)).as("seed %d", seed).isEqualTo(trace(seed));
    }
  }

  private static long trace(long seed) {
    Simulation simulation = new Simulation(seed, true);
    var _ = simulation.run();
    return simulation.trace();
  }

  @Test
  void withoutTransactionsTheNumbersAreOthers() {
    assertThat(LongStream.range(0, 20).filter(seed -> !new Simulation(seed, false).run().isEmpty()))
        .isNotEmpty();
  }

  /** Whether the stream is configured to write in transactions. */
  private static boolean isAtomic() {
    return StreamPropertiesTest.properties(Map.of())
        .getProperty("processing.guarantee")
        .startsWith("exactly_once");
  }

  private static LongStream seeds() {
    Long one = Long.getLong("millrace.simulation.seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }
}
