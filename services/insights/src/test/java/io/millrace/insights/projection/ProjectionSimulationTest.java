package io.millrace.insights.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The read side after any faults of its writer. A seed alone: {@code
 * -Dmillrace.simulation.seed=17}; more than in the build: {@code -Dmillrace.scale=full}.
 */
class ProjectionSimulationTest {
  private static final long SEEDS =
      "full".equals(System.getProperty("millrace.scale")) ? 100_000 : 1_000;

  @Test
  void afterAnyFaultsTheLastRecordOfEachCellIsShown() {
    List<String> failed = new ArrayList<>();
    seeds()
        .forEach(
            seed ->
                new ProjectionSimulation(seed, 1)
                    .run()
                    .forEach(
                        difference ->
                            failed.add("-Dmillrace.simulation.seed=" + seed + ": " + difference)));
    assertThat(failed).isEmpty();
  }

  private static LongStream seeds() {
    Long one = Long.getLong("millrace.simulation.seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }
}
