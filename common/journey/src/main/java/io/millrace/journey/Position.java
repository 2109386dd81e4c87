package io.millrace.journey;

import io.millrace.events.EventKey;
import java.util.Comparator;

/**
 * A place in the order of a journey: event time, then rank, then event key. <i>Before</i> and
 * <i>after</i> always mean this order.
 *
 * @param at event time, milliseconds
 * @param rank what comes first at equal times: traffic 0, other commerce 1, money 2, refunds 3
 * @param key the event's key
 */
record Position(long at, int rank, EventKey key) implements Comparable<Position> {
  /** Not after any event. */
  static final Position FIRST = new Position(Long.MIN_VALUE, 0, new EventKey(0, 0));

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::at)
          .thenComparingInt(Position::rank)
          .thenComparing(Position::key);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
