package io.millrace.aggregator.topology;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.wire.CellBuffer;
import java.util.function.Predicate;

/**
 * The integers of one page of a cell as they grow. A sum that leaves 64 bits stays at the end,
 * flagged.
 */
final class RunningTotals {
  private CellBuffer contents;

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

  /** Adds a difference; whether the page was flagged by it. */
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

  /** Of a cell's first page: how many pages there are. */
  int pages() {
    return contents.pages();
  }

  void pages(int pages) {
    contents.pages(pages);
  }

  /** Gives those integers away to a page that has none of them; forgets zeros. */
  void give(Predicate<Measure> which, RunningTotals other) {
    CellBuffer kept = like(contents);
    CellBuffer given = other.contents;
    given.asOf(Math.max(given.asOf(), contents.asOf()));
    if (contents.overflow()) {
      given.flagOverflow();
    }
    contents.forEach((measure, value) -> (which.test(measure) ? given : kept).set(measure, value));
    contents = kept;
  }

  private static CellBuffer like(CellBuffer contents) {
    CellBuffer empty = new CellBuffer();
    empty.asOf(contents.asOf());
    empty.pages(contents.pages());
    if (contents.overflow()) {
      empty.flagOverflow();
    }
    return empty;
  }

  /** How long its record is, bytes. */
  int length() {
    return contents.length();
  }

  /** About how much memory it takes, bytes. */
  int weight() {
    return contents.weight();
  }

  byte[] encode() {
    return contents.toBytes();
  }
}
