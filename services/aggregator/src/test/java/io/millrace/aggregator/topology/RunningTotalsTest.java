package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.wire.CellBuffer;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTotalsTest {
  private static final Measure GROSS = Measure.of(Metric.GROSS, "CNY");
  private static final Measure TIPS = Measure.of(Metric.TIPS, "CNY");

  @Test
  void keepsTheGreatestTimeAndForgetsZeros() throws UndecodableException {
    RunningTotals totals = new RunningTotals();
    totals.advance(10);
    totals.add(GROSS, 5);
    totals.advance(7);
    totals.add(GROSS, -5);
    assertThat(state(totals)).isEqualTo(new CellState(10, false, Map.of()));
  }

  @Test
  void flagsASumThatLeavesTheRangeInsteadOfStopping() throws UndecodableException {
    RunningTotals totals = new RunningTotals();
    totals.advance(1);
    assertThat(totals.add(GROSS, Long.MAX_VALUE - 1)).isFalse();
    assertThat(state(totals).overflow()).isFalse();
    assertThat(totals.add(GROSS, 2)).isTrue();
    assertThat(state(totals)).isEqualTo(new CellState(1, true, Map.of(GROSS, Long.MAX_VALUE)));
    assertThat(totals.add(GROSS, 1)).as("only once").isFalse();
  }

  @Test
  void goesOnFromWhatWasKept() throws UndecodableException {
    RunningTotals before =
        new RunningTotals(new CellBuffer(new CellState(3, true, Map.of(GROSS, 40L))));
    before.add(GROSS, 2);
    before.add(TIPS, -1);
    assertThat(state(before)).isEqualTo(new CellState(3, true, Map.of(GROSS, 42L, TIPS, -1L)));
  }

  private static CellState state(RunningTotals totals) throws UndecodableException {
    return CellCodec.decode(totals.encode());
  }
}
