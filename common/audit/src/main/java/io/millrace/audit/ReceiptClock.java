package io.millrace.audit;

import io.millrace.events.Event;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which events of a partition were within the horizon. The stream measures that from the
 * greatest event time it had read, in an order that nothing records: it reads the three topics by
 * time of receipt, as exactly as they arrive. So what was received well before an event was read
 * before it, and what was received well after it was not; between the two is doubt.
 */
public final class ReceiptClock {
  private static final long STEP = Duration.ofMinutes(10).toMillis();

  private final Optional<Duration> horizon;

  /** The greatest event time received in a step or any before, by step. */
  private final TreeMap<Long, Long> greatest = new TreeMap<>();

  /**
   * A clock that nothing was received on.
   *
   * @param horizon how far behind an event may be; empty for no limit
   */
  public ReceiptClock(Optional<Duration> horizon) {
    this.horizon = horizon;
  }

  /** Whether an event was counted. */
  public enum Standing {
    WITHIN,
    BEYOND,
    /** Nobody can say from the topics alone. */
    IN_DOUBT
  }

  /** Takes an event in, received at that time, milliseconds. In any order, before all questions. */
  public void received(long receipt, long at) {
    if (horizon.isPresent()) {
      greatest.merge(Math.floorDiv(receipt, STEP), at, Math::max);
    }
  }

  /** Everything is in: what follows are questions. */
  public void settle() {
    long most = Long.MIN_VALUE;
    for (Map.Entry<Long, Long> step : greatest.entrySet()) {
      most = Math.max(most, step.getValue());
      step.setValue(most);
    }
  }

  /** Where an event stands that was received at that time, milliseconds. */
  public Standing of(Event event, long receipt) {
    if (horizon.isEmpty()) {
      return Standing.WITHIN;
    }
    long step = Math.floorDiv(receipt, STEP);
    long latest = event.envelope().at() + horizon.get().toMillis();
    if (clock(step + 1) <= latest) {
      return Standing.WITHIN;
    }
    return clock(step - 2) > latest ? Standing.BEYOND : Standing.IN_DOUBT;
  }

  private long clock(long step) {
    Map.Entry<Long, Long> known = greatest.floorEntry(step);
    return known == null ? Long.MIN_VALUE : known.getValue();
  }
}
