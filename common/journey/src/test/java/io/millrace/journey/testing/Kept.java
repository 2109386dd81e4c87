package io.millrace.journey.testing;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Keep;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Comparisons without the minutes and hours that are too old to be kept when there is no horizon.
 */
public final class Kept {
  private static final Keep KEEP = Keep.of(Optional.empty());

  private Kept() {}

  /** Some of the differences between cells that are kept. Takes the others out of both. */
  public static Map<Cell, String> differences(Totals actual, Totals expected) {
    OptionalLong newest =
        expected.cells().keySet().stream()
            .filter(cell -> cell.grain() == Grain.MINUTE)
            .mapToLong(Cell::start)
            .max();
    if (newest.isPresent()) {
      actual.cells().keySet().removeIf(cell -> isExpired(cell, newest.getAsLong()));
      expected.cells().keySet().removeIf(cell -> isExpired(cell, newest.getAsLong()));
    }
    return actual.differences(expected);
  }

  private static boolean isExpired(Cell cell, long newest) {
    OptionalLong oldest = KEEP.oldest(cell.grain(), newest);
    return oldest.isPresent() && cell.start() < oldest.getAsLong();
  }
}
