package io.millrace.events.cell;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long windows of short grains are kept, by event time before the newest event. Longer windows
 * are kept for ever. Neighbouring windows expire together.
 *
 * @param minutes the age at which minutes expire; zero for never
 * @param hours the age at which hours expire; zero for never
 */
public record KeepPeriods(Duration minutes, Duration hours) {
  private static final Duration MINUTES = Duration.ofDays(29);
  private static final Duration HOURS = Duration.ofDays(400);
  private static final Duration MARGIN = Duration.ofDays(1);

  /**
   * What the aggregator keeps: minutes for the horizon and a day, 29 days when there is none; hours
   * for 400 days, or as long as minutes where that is longer.
   *
   * @param horizon how far behind the clock of its partition an event may be; empty for no limit
   */
  public static KeepPeriods of(Optional<Duration> horizon) {
    Duration minutes = horizon.map(limit -> limit.plus(MARGIN)).orElse(MINUTES);
    return new KeepPeriods(minutes, longer(minutes, HOURS));
  }

  /**
   * Time in which neighbouring windows of a grain are kept, and expire, together; from a multiple
   * of it since 1970-01-01T00:00:00Z. Zero when each is kept alone.
   */
  public static Duration together(Grain grain) {
    return switch (grain) {
      case MINUTE -> Duration.ofHours(1);
      case HOUR -> Duration.ofHours(6);
      case DAY, WEEK, MONTH -> Duration.ZERO;
    };
  }

  /** The start, milliseconds, of the windows that expire together with the one that starts then. */
  public static long togetherFrom(Grain grain, long start) {
    long width = together(grain).toMillis();
    return width == 0 ? start : Math.floorDiv(start, width) * width;
  }

  /**
   * The start of the oldest window of the grain that is kept when the newest event was at {@code
   * asOf}, milliseconds; empty when all are.
   */
  public OptionalLong oldest(Grain grain, long asOf) {
    Duration age = age(grain);
    return age.isZero() || asOf == Long.MIN_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(togetherFrom(grain, asOf - age.toMillis()));
  }

  /** What is kept by this and by the other. */
  public KeepPeriods and(KeepPeriods other) {
    return new KeepPeriods(shorter(minutes, other.minutes), shorter(hours, other.hours));
  }

  private Duration age(Grain grain) {
    return switch (grain) {
      case MINUTE -> minutes;
      case HOUR -> hours;
      case DAY, WEEK, MONTH -> Duration.ZERO;
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    if (one.isZero() || other.isZero()) {
      return one.isZero() ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }
}
