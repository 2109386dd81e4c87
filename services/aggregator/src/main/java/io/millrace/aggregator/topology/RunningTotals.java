package io.millrace.aggregator.topology;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.CellCodec;
import java.util.HashMap;
import java.util.Map;

/** The integers of one cell as they grow. A sum that leaves 64 bits stays at the end, flagged. */
final class RunningTotals {
  private final Map<Measure, Long> values;
  private long asOf;
  private boolean overflow;

  RunningTotals() {
    this(new CellState(Long.MIN_VALUE, false, Map.of()));
  }

  RunningTotals(CellState state) {
    values = new HashMap<>(state.values());
    asOf = state.asOf();
    overflow = state.overflow();
  }

  /** Adds a change; whether the cell was flagged by it. */
  boolean add(CellState change) {
    boolean before = overflow;
    asOf = Math.max(asOf, change.asOf());
    overflow |= change.overflow();
    change.values().forEach(this::add);
    return overflow && !before;
  }

  byte[] encode() {
    return CellCodec.encode(asOf, overflow, values);
  }

  CellState state() {
    return new CellState(asOf, overflow, values);
  }

  private void add(Measure measure, long delta) {
    long sum = saturated(values.getOrDefault(measure, 0L), delta);
    if (sum == 0) {
      values.remove(measure);
    } else {
      values.put(measure, sum);
    }
  }

  private long saturated(long total, long delta) {
    try {
      return Math.addExact(total, delta);
    } catch (ArithmeticException _) {
      overflow = true;
      return delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }
}
