package io.millrace.events.cell;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;

/**
 * Computes the start and the end of windows in event time: minutes and hours in UTC, days, weeks
 * and months in one time zone. Safe for use by several threads.
 */
public final class Calendar {
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 3_600_000;
  private static final TemporalAdjuster MONDAY = TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY);

  private final ZoneId zone;

  /**
   * The day that was computed last, like the week and the month below. Neighbouring events fall
   * into the same windows, and computing a window is expensive. A thread may overwrite the window
   * of another thread; this costs one more computation and changes no result, because a window
   * never changes.
   */
  private Window day = Window.NONE;

  private Window week = Window.NONE;
  private Window month = Window.NONE;

  public Calendar(ZoneId zone) {
    this.zone = zone;
  }

  private record Window(long start, long end) {
    private static final Window NONE = new Window(0, 0);

    boolean holds(long at) {
      return at >= start && at < end;
    }
  }

  /** The time zone of days, weeks and months. */
  public ZoneId zone() {
    return zone;
  }

  /** The start, in milliseconds, of the window that contains {@code at} (milliseconds). */
  public long start(Grain grain, long at) {
    return switch (grain) {
      case MINUTE -> Math.floorDiv(at, MINUTE_MS) * MINUTE_MS;
      case HOUR -> Math.floorDiv(at, HOUR_MS) * HOUR_MS;
      case DAY -> {
        Window known = day;
        if (!known.holds(at)) {
          known = window(date(at), ChronoUnit.DAYS);
          day = known;
        }
        yield known.start();
      }
      case WEEK -> {
        Window known = week;
        if (!known.holds(at)) {
          known = window(date(at).with(MONDAY), ChronoUnit.WEEKS);
          week = known;
        }
        yield known.start();
      }
      case MONTH -> {
        Window known = month;
        if (!known.holds(at)) {
          known = window(date(at).withDayOfMonth(1), ChronoUnit.MONTHS);
          month = known;
        }
        yield known.start();
      }
    };
  }

  private Window window(LocalDate first, ChronoUnit length) {
    return new Window(millis(first), millis(first.plus(1, length)));
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
