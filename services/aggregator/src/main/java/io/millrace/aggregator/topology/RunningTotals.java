package io.millrace.aggregator.topology;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.SubKey;
import io.millrace.events.wire.CellBuffer;
import java.util.function.Predicate;

/**
 * Holds the sums of one page of a cell. A sum that leaves the 64-bit range stays at its limit, and
 * the page is flagged.
 */
final class RunningTotals {
  private CellBuffer contents;

  RunningTotals() {
    this.contents = new CellBuffer();
  }

  RunningTotals(CellBuffer contents) {
    this.contents = contents;
  }

  /** Moves the event time up to which changes have been read, in milliseconds. */
  void advance(long asOf) {
    if (asOf > contents.asOf()) {
      contents.asOf(asOf);
    }
  }

  /**
   * Adds a difference.
   *
   * @return whether this difference flagged the page
   */
  boolean add(SubKey key, long delta) {
    if (contents.add(key, delta)) {
      return false;
    }
    boolean first = !contents.overflow();
    contents.flagOverflow();
    return first;
  }

  /** How many pages the cell has; only the first page of a cell stores it. */
  int pages() {
    return contents.pages();
  }

  void pages(int pages) {
    contents.pages(pages);
  }

  /** Moves the matching sums to a page that has none of them. Sums of 0 are forgotten. */
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

  /** The length of the page's record, in bytes. */
  int length() {
    return contents.length();
  }

  /** About how much memory the page takes, in bytes. */
  int weight() {
    return contents.weight();
  }

  byte[] encode() {
    return contents.toBytes();
  }
}
