package io.millrace.events.cell;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long windows of minutes and hours are kept, and days of entities. Ages are measured in event
 * time, back from the newest event. All other windows are kept for ever. Neighbouring minutes and
 * hours expire together.
 *
 * @param minutes the age at which minutes expire; zero for never
 * @param hours the age at which hours expire; zero for never
 * @param entityDays the age at which days of the kind {@link Kind#ENTITIES} expire; zero for never
 */
public record KeepPeriods(Duration minutes, Duration hours, Duration entityDays) {
  /** How long days of entities are kept when no horizon is longer. */
  public static final Duration ENTITY_DAYS = Duration.ofDays(400);

  private static final Duration MINUTES = Duration.ofDays(29);
  private static final Duration HOURS = Duration.ofDays(400);
  private static final Duration MARGIN = Duration.ofDays(1);

  /**
   * The periods of the aggregator. Minutes are kept for the horizon plus one day, or for 29 days
   * when there is no horizon. Hours and days of entities are kept for 400 days, or as long as
   * minutes when that is longer.
   *
   * @param horizon how far behind the clock of its partition an event may be; empty for no limit
   */
  public static KeepPeriods of(Optional<Duration> horizon) {
    Duration minutes = horizon.map(limit -> limit.plus(MARGIN)).orElse(MINUTES);
    return new KeepPeriods(minutes, longer(minutes, HOURS), longer(minutes, ENTITY_DAYS));
  }

  /**
   * The length of the period whose windows expire together; zero when each window expires alone.
   * Periods start at multiples of their length since 1970-01-01T00:00:00Z.
   */
  public static Duration together(Grain grain) {
    return switch (grain) {
      case MINUTE -> Duration.ofHours(1);
      case HOUR -> Duration.ofHours(6);
      case DAY, WEEK, MONTH -> Duration.ZERO;
    };
  }

  /**
   * The start, milliseconds, of the period of windows that expire together with the window that
   * starts at {@code start}.
   */
  public static long togetherFrom(Grain grain, long start) {
    long width = together(grain).toMillis();
    return width == 0 ? start : Math.floorDiv(start, width) * width;
  }

  /**
   * The time, milliseconds, before which windows of the kind and grain are expired when the newest
   * event has the time {@code asOf}, milliseconds. A window is expired when it starts earlier.
   * Empty when all windows are kept.
   */
  public OptionalLong oldest(Kind kind, Grain grain, long asOf) {
    Duration age = age(kind, grain);
    return age.isZero() || asOf == Long.MIN_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(togetherFrom(grain, asOf - age.toMillis()));
  }

  /**
   * Whether the cell is too old to be kept when the newest event has the time {@code asOf},
   * milliseconds.
   */
  public boolean isExpired(Cell cell, long asOf) {
    OptionalLong oldest = oldest(cell.kind(), cell.grain(), asOf);
    return oldest.isPresent() && cell.start() < oldest.getAsLong();
  }

  /** The periods of windows that both settings keep: the shorter of each pair. */
  public KeepPeriods and(KeepPeriods other) {
    return new KeepPeriods(
        shorter(minutes, other.minutes),
        shorter(hours, other.hours),
        shorter(entityDays, other.entityDays));
  }

  private Duration age(Kind kind, Grain grain) {
    return switch (grain) {
      case MINUTE -> minutes;
      case HOUR -> hours;
      case DAY -> kind == Kind.ENTITIES ? entityDays : Duration.ZERO;
      case WEEK, MONTH -> Duration.ZERO;
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
