package io.millrace.audit;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Metric;
import java.util.Set;

/**
 * Decides which cells can be compared.
 *
 * @param keep how long windows are kept; older windows are not compared
 * @param newest the greatest event time of all events, milliseconds
 * @param from windows that begin earlier are not compared, because some of their events may be
 *     deleted, milliseconds; {@link Long#MIN_VALUE} when all events are present
 */
public record AuditScope(KeepPeriods keep, long newest, long from) {
  /** They depend on all orders of a visitor, however old. */
  private static final Set<Metric> OF_NEW_BUYERS =
      Set.of(
          Metric.NEW_BUYERS, Metric.NEW_BUYERS_IN, Metric.NEW_BUYERS_OUT, Metric.ENTITY_NEW_BUYERS);

  boolean isExpired(Cell cell) {
    return keep.isExpired(cell, newest);
  }

  boolean isComplete(Cell cell) {
    return cell.start() >= from;
  }

  /**
   * Whether a difference may come from events that are deleted. A visitor whose older purchases are
   * deleted looks like a new buyer and may be none, so the summaries may have fewer new buyers.
   */
  boolean isUndecided(Difference difference) {
    return from > Long.MIN_VALUE
        && OF_NEW_BUYERS.contains(difference.measure().metric())
        && difference.is() >= 0
        && difference.is() < difference.should();
  }
}
