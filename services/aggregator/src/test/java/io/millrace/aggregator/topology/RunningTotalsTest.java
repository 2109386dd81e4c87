package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTotalsTest {
  private static final Measure GROSS = Measure.of(Metric.GROSS, "CNY");

  @Test
  void keepsTheGreatestTimeAndForgetsZeros() {
    RunningTotals totals = new RunningTotals();
    totals.add(new CellState(10, false, Map.of(GROSS, 5L)));
    totals.add(new CellState(7, false, Map.of(GROSS, -5L)));
    assertThat(totals.state()).isEqualTo(new CellState(10, false, Map.of()));
  }

  @Test
  void flagsASumThatLeavesTheRangeInsteadOfStopping() {
    RunningTotals totals = new RunningTotals();
    assertThat(totals.add(new CellState(1, false, Map.of(GROSS, Long.MAX_VALUE - 1)))).isFalse();
    assertThat(totals.state().overflow()).isFalse();
    assertThat(totals.add(new CellState(2, false, Map.of(GROSS, 2L)))).isTrue();
    assertThat(totals.state()).isEqualTo(new CellState(2, true, Map.of(GROSS, Long.MAX_VALUE)));
    assertThat(totals.add(new CellState(3, false, Map.of(GROSS, 1L)))).as("only once").isFalse();
  }
}
