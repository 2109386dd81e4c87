package io.millrace.audit;

import io.millrace.events.Event;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which events of a partition were within the horizon. The stream measures the horizon from
 * the greatest event time that it has read so far. No topic records the order of reading; the
 * stream reads the three topics by time of receipt, in the order in which records arrive. An event
 * that was received well before another one was therefore read before it. For two events with
 * similar times of receipt the order is in doubt.
 *
 * <p>Times are event times and times of receipt in milliseconds. The precision is 10 minutes.
 */
public final class ReceiptClock {
  private static final long INTERVAL = Duration.ofMinutes(10).toMillis();

  private final Optional<Duration> horizon;

  /** The greatest event time received in an interval or in any interval before it, by interval. */
  private final TreeMap<Long, Long> greatest = new TreeMap<>();

  /**
   * A clock that has received no event.
   *
   * @param horizon how far behind an event may be; empty for no limit
   */
  public ReceiptClock(Optional<Duration> horizon) {
    this.horizon = horizon;
  }

  /** Whether the stream counted an event. */
  public enum Standing {
    WITHIN,
    BEYOND,
    /** The topics alone do not decide it. */
    IN_DOUBT
  }

  /**
   * Adds an event that was received at {@code receipt}; both times in milliseconds. Add all events
   * first, in any order; then call {@link #settle}.
   */
  public void received(long receipt, long at) {
    if (horizon.isPresent()) {
      greatest.merge(Math.floorDiv(receipt, INTERVAL), at, Math::max);
    }
  }

  /** Ends the adding of events. Call it before the first call of {@link #of}. */
  public void settle() {
    long most = Long.MIN_VALUE;
    for (Map.Entry<Long, Long> interval : greatest.entrySet()) {
      most = Math.max(most, interval.getValue());
      interval.setValue(most);
    }
  }

  /** The standing of an event that was received at {@code receipt}, milliseconds. */
  public Standing of(Event event, long receipt) {
    if (horizon.isEmpty()) {
      return Standing.WITHIN;
    }
    long interval = Math.floorDiv(receipt, INTERVAL);
    long latest = event.envelope().at() + horizon.get().toMillis();
    if (latest(receipt) <= latest) {
      return Standing.WITHIN;
    }
    return clock(interval - 2) > latest ? Standing.BEYOND : Standing.IN_DOUBT;
  }

  /**
   * The greatest event time, milliseconds, that the stream may have read when it read an event that
   * was received at {@code receipt}, milliseconds; {@link Long#MIN_VALUE} without a horizon.
   */
  public long latest(long receipt) {
    return clock(Math.floorDiv(receipt, INTERVAL) + 1);
  }

  private long clock(long interval) {
    Map.Entry<Long, Long> known = greatest.floorEntry(interval);
    return known == null ? Long.MIN_VALUE : known.getValue();
  }
}
