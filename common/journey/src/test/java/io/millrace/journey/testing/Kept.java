package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.KeepPeriods;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Comparisons without the windows that are too old to be kept when there is no horizon. */
public final class Kept {
  private static final KeepPeriods KEEP = KeepPeriods.of(Optional.empty());

  private Kept() {}

  /**
   * Some of the differences between cells that are kept. Takes the others out of both.
   *
   * @param sent everything that was sent: an event that another of its id replaced is heard of, too
   */
  public static Map<Cell, String> differences(
      Totals actual, Totals expected, Collection<Event> sent) {
    long newest = sent.stream().mapToLong(event -> event.envelope().at()).max().orElseThrow();
    actual.cells().keySet().removeIf(cell -> KEEP.isExpired(cell, newest));
    expected.cells().keySet().removeIf(cell -> KEEP.isExpired(cell, newest));
    return actual.differences(expected);
  }
}
