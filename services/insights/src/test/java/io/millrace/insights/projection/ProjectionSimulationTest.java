package io.millrace.insights.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The read side after any faults of its writer. A seed alone: {@code
 * -Dmillrace.simulation.seed=17}; more than in the build: {@code -Dmillrace.scale=full}.
 */
class ProjectionSimulationTest {
  private static final long SEEDS =
      "full".equals(System.getProperty("millrace.scale")) ? 100_000 : 500;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void afterAnyFaultsOfSoManyInstancesTheLastRecordOfEachCellIsShown(int instances) {
    List<String> failed = new ArrayList<>();
    seeds()
        .forEach(
            seed ->
                differences(seed, instances)
                    .forEach(
                        difference ->
                            failed.add("-Dmillrace.simulation.seed=" + seed + ": " + difference)));
    assertThat(failed).isEmpty();
  }

  private static List<String> differences(long seed, int instances) {
    try {
      return new ProjectionSimulation(seed, instances).run();
    } catch (RuntimeException e) {
      throw new AssertionError("-Dmillrace.simulation.seed=" + seed, e);
    }
  }

  private static LongStream seeds() {
    Long one = Long.getLong("millrace.simulation.seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }
}
