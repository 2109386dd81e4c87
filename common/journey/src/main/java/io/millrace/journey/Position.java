package io.millrace.journey;

import io.millrace.events.EventKey;

/**
 * A position in the order of a journey: event time, then rank, then event key. <i>Before</i> and
 * <i>after</i> always mean this order.
 *
 * @param at event time, milliseconds
 * @param rank the order at equal times: traffic 0, other commerce 1, money 2, refunds 3
 * @param key the event's key
 */
record Position(long at, int rank, EventKey key) implements Comparable<Position> {
  /** A position that is not after any event. */
  static final Position FIRST = new Position(Long.MIN_VALUE, 0, new EventKey(0, 0));

  /**
   * A position after all events before this time, and not after any event at this time or later.
   */
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
