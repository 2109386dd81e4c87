package io.millrace.aggregator.topology;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.CellBuffer;

/** The integers of one cell as they grow. A sum that leaves 64 bits stays at the end, flagged. */
final class RunningTotals {
  private final CellBuffer contents;

  RunningTotals() {
    this.contents = new CellBuffer();
  }

  RunningTotals(CellState state) {
    this.contents = new CellBuffer(state);
  }

  /** Says up to which event time, milliseconds, its changes have been read. */
  void advance(long asOf) {
    if (asOf > contents.asOf()) {
      contents.asOf(asOf);
    }
  }

  /** Adds a difference; whether the cell was flagged by it. */
  boolean add(Measure measure, long delta) {
    long before = contents.value(measure);
    try {
      contents.set(measure, Math.addExact(before, delta));
      return false;
    } catch (ArithmeticException _) {
      contents.set(measure, delta > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
      boolean first = !contents.overflow();
      contents.flagOverflow();
      return first;
    }
  }

  byte[] encode() {
    return contents.toBytes();
  }
}
