package io.millrace.audit;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.KeepPeriods;
import java.util.OptionalLong;

/**
 * Which cells can be compared at all.
 *
 * @param keep how long windows of short grains stay; older ones are not compared
 * @param newest the greatest event time of all events, milliseconds
 * @param from windows that begin earlier are left out, as events that belong to them may be gone,
 *     milliseconds; {@link Long#MIN_VALUE} when all events are there
 */
public record AuditScope(KeepPeriods keep, long newest, long from) {

  boolean isExpired(Cell cell) {
    OptionalLong oldest = keep.oldest(cell.grain(), newest);
    return oldest.isPresent() && cell.start() < oldest.getAsLong();
  }

  boolean isComplete(Cell cell) {
    return cell.start() >= from;
  }
}
