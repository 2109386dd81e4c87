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

  @Test
  void bothPagesOfASplitKeepTheTimeAndTheFlagAndTheFirstKeepsTheNumberOfPages()
      throws UndecodableException {
    CellState flagged = new CellState(9, true, Map.of(GROSS, 40L, TIPS, 2L));
    RunningTotals first = new RunningTotals(new CellBuffer(flagged));
    first.pages(3);
    RunningTotals given = new RunningTotals();
    first.give(TIPS::equals, given);
    assertThat(state(given)).isEqualTo(new CellState(9, true, Map.of(TIPS, 2L)));
    assertThat(state(first).asOf()).isEqualTo(9);
    assertThat(state(first).overflow()).isTrue();
    assertThat(state(first).values()).isEqualTo(Map.of(GROSS, 40L));
    assertThat(first.pages()).isEqualTo(3);
  }

  private static CellState state(RunningTotals totals) throws UndecodableException {
    return CellCodec.decode(totals.encode());
  }
}
