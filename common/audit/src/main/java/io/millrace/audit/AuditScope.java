package io.millrace.audit;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.KeepPeriods;
import java.util.OptionalLong;

/**
 * Decides which cells can be compared.
 *
 * @param keep how long windows of minutes and hours are kept; older windows are not compared
 * @param newest the greatest event time of all events, milliseconds
 * @param from windows that begin earlier are not compared, because some of their events may be
 *     deleted, milliseconds; {@link Long#MIN_VALUE} when all events are present
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
