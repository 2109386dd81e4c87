package io.millrace.journey;

import io.millrace.events.EventKey;

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

  /** Not after any event of that time or later, and after all earlier ones. */
  static Position startOf(long at) {
    return new Position(at, FIRST.rank, FIRST.key);
  }

  boolean isBefore(Position other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Position other) {
    if (at != other.at) {
      return at < other.at ? -1 : 1;
    }
    return rank != other.rank ? Integer.compare(rank, other.rank) : key.compareTo(other.key);
  }
}
