package io.millrace.audit;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Measure;
import java.time.Instant;
import java.util.Locale;

/**
 * An integer of a cell that is not what it should be.
 *
 * @param cell that holds it
 * @param measure its sub-key
 * @param is what the summaries say, 0 when nothing
 * @param should what the events add up to, 0 when nothing
 */
public record Difference(Cell cell, Measure measure, long is, long should) {

  /** For people: the name of the cell, the sub-key and both numbers. */
  public String text() {
    return "%s %s %s %s  %s: is %,d, should be %,d"
        .formatted(
            cell.kind().id(),
            cell.platform(),
            cell.grain().id(),
            Instant.ofEpochMilli(cell.start()),
            subKey(),
            is,
            should);
  }

  /** The metric, and its dimensions in brackets when it has any. */
  public String subKey() {
    String metric = measure.metric().name().toLowerCase(Locale.ROOT);
    return measure.dimensions().isEmpty()
        ? metric
        : metric + "[" + String.join(", ", measure.dimensions()) + "]";
  }
}
