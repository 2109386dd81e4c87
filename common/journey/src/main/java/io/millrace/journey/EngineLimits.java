package io.millrace.journey;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits of what the engine remembers and follows, so that memory stays bounded.
 *
 * @param horizon how far behind the clock of its partition an event may be; empty for no limit
 * @param crowd the most events of a visitor on one day; a visitor with more is a shared id
 */
public record EngineLimits(Optional<Duration> horizon, int crowd) {
  /**
   * The longest reach of a fact: a month, and a day for the time zone. The engine sees events of
   * one order, or of one id, together when they are at most this far apart.
   */
  static final Duration REACH = Duration.ofDays(32);

  /**
   * Limits without a horizon: the engine remembers everything. Made for history and live traffic
   * together.
   */
  public static final EngineLimits NO_HORIZON = new EngineLimits(Optional.empty(), 5_000);

  public EngineLimits {
    if (crowd < 1 || horizon.filter(limit -> !limit.isPositive()).isPresent()) {
      throw new IllegalArgumentException("horizon and crowd must be positive");
    }
  }

  /** The earliest event time that still counts at this clock, in milliseconds. */
  long horizonAt(long clock) {
    return horizon.map(limit -> clock - limit.toMillis()).orElse(Long.MIN_VALUE);
  }

  /**
   * The earliest event time that is still remembered at this clock, in milliseconds. An event that
   * still counts can belong to an order that is older by {@link #REACH}. The touches of that order
   * are older by the lookback.
   */
  long memoryAt(long clock, Duration lookback) {
    return horizon
        .map(limit -> clock - limit.plus(REACH).plus(lookback).toMillis())
        .orElse(Long.MIN_VALUE);
  }
}
