package io.millrace.audit;

import io.millrace.events.Entity;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Measure;
import java.time.Instant;
import java.util.Locale;

/**
 * An integer of a cell that is not what it should be.
 *
 * @param cell the cell that holds the integer
 * @param measure its sub-key
 * @param is the number of the summaries, 0 when there is none
 * @param should the number that the events add up to, 0 when there is none
 */
public record Difference(Cell cell, Measure measure, long is, long should) {

  /** A line for people: the cell with its entity, the sub-key and both numbers. */
  public String text() {
    return "%s %s %s %s  %s: is %,d, should be %,d"
        .formatted(
            cell.kind().id(),
            cell.entity().map(this::named).orElse(cell.platform()),
            cell.grain().id(),
            Instant.ofEpochMilli(cell.start()),
            subKey(),
            is,
            should);
  }

  private String named(Entity entity) {
    return "%s %s %s".formatted(cell.platform(), entity.type().id(), entity.id());
  }

  /** The metric, followed by its dimensions in brackets when it has any. */
  public String subKey() {
    String metric = measure.metric().name().toLowerCase(Locale.ROOT);
    return measure.dimensions().isEmpty()
        ? metric
        : metric + "[" + String.join(", ", measure.dimensions()) + "]";
  }
}
