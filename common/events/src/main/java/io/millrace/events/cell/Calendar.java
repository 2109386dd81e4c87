package io.millrace.events.cell;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Where windows begin and end, in event time: minutes and hours in UTC, days, weeks and months in
 * one time zone.
 */
public final class Calendar {
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 3_600_000;
  private static final long DAY_MS = 86_400_000;
  private static final long WEEK_MS = 7 * DAY_MS;

  /** 1970-01-01 was a Thursday: the first Monday came four days later. */
  private static final long FIRST_MONDAY_MS = 4 * DAY_MS;

  private final ZoneId zone;
  private final boolean utc;

  public Calendar(ZoneId zone) {
    this.zone = zone;
    this.utc = zone.normalized().equals(ZoneOffset.UTC);
  }

  /** The zone of days, weeks and months. */
  public ZoneId zone() {
    return zone;
  }

  /** The start, in milliseconds, of the window that {@code at} (milliseconds) falls into. */
  public long start(Grain grain, long at) {
    return switch (grain) {
      case MINUTE -> Math.floorDiv(at, MINUTE_MS) * MINUTE_MS;
      case HOUR -> Math.floorDiv(at, HOUR_MS) * HOUR_MS;
      case DAY -> utc ? Math.floorDiv(at, DAY_MS) * DAY_MS : millis(date(at));
      case WEEK ->
          utc
              ? Math.floorDiv(at - FIRST_MONDAY_MS, WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS
              : millis(date(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> millis(date(at).withDayOfMonth(1));
    };
  }

  /** The end (excluded), in milliseconds, of the window that starts at {@code start}. */
  public long end(Grain grain, long start) {
    return switch (grain) {
      case MINUTE -> start + MINUTE_MS;
      case HOUR -> start + HOUR_MS;
      case DAY -> millis(date(start).plusDays(1));
      case WEEK -> millis(date(start).plusWeeks(1));
      case MONTH -> millis(date(start).plus(1, ChronoUnit.MONTHS));
    };
  }

  private LocalDate date(long at) {
    return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
  }

  private long millis(LocalDate date) {
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
