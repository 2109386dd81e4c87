package io.millrace.journey;

import java.time.Duration;
import java.util.Optional;

/**
 * What the engine does not remember and does not follow, so that memory stays bounded.
 *
 * @param horizon how far behind the clock of its partition an event may be; empty for no limit
 * @param crowd the most events a visitor may have on one day; more than that is a shared id
 */
public record EngineLimits(Optional<Duration> horizon, int crowd) {
  /**
   * The longest reach of a fact: a month, with a day for the time zone. Events of one order, or of
   * one id, that are a month apart or less are seen together.
   */
  static final Duration REACH = Duration.ofDays(32);

  /** Everything is remembered; for history and live traffic together. */
  public static final EngineLimits NO_HORIZON = new EngineLimits(Optional.empty(), 5_000);

  public EngineLimits {
    if (crowd < 1 || horizon.filter(limit -> !limit.isPositive()).isPresent()) {
      throw new IllegalArgumentException("horizon and crowd must be positive");
    }
  }

  /** The earliest event time that still counts when the clock stands there, milliseconds. */
  long horizonAt(long clock) {
    return horizon.map(limit -> clock - limit.toMillis()).orElse(Long.MIN_VALUE);
  }

  /**
   * The earliest event time that is still remembered when the clock stands there, milliseconds. An
   * event that still counts may belong to an order as old as the longest reach, and that one's
   * touches are older by the lookback.
   */
  long memoryAt(long clock, Duration lookback) {
    return horizon
        .map(limit -> clock - limit.plus(REACH).plus(lookback).toMillis())
        .orElse(Long.MIN_VALUE);
  }
}
