package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which range a range is compared with. Both follow the calendar of the time zone of days. */
public enum Comparing {
  /** The range of the same length that ends where the range begins. */
  PREVIOUS,
  /** The range of the same length a year before. */
  YEAR;

  private static final int WEEKS_OF_A_YEAR = 52;

  /** Returns the name in queries and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the comparison of that name. */
  public static Optional<Comparing> of(String id) {
    return Arrays.stream(values()).filter(with -> with.id().equals(id)).findFirst();
  }

  /**
   * Returns the range that this range is compared with. Whole months are compared with as many
   * whole months, and whole days with as many whole days, also over a change of summer time. All
   * other ranges are compared with the same number of minutes.
   *
   * @param range begins and ends on borders of the grain
   * @param grain the grain of the rows; weeks are always compared with weeks, a year with 52 weeks
   */
  public TimeRange of(Calendar calendar, TimeRange range, Grain grain) {
    if (grain != Grain.WEEK && isWhole(calendar, range, Grain.MONTH)) {
      return months(calendar, range);
    }
    return isWhole(calendar, range, Grain.DAY)
        ? days(calendar, range, grain)
        : minutes(calendar, range, grain);
  }

  private TimeRange months(Calendar calendar, TimeRange range) {
    LocalDate from = date(calendar, range.from());
    LocalDate to = date(calendar, range.to());
    long back = this == PREVIOUS ? ChronoUnit.MONTHS.between(from, to) : 12;
    return between(calendar, from.minusMonths(back), to.minusMonths(back));
  }

  private TimeRange days(Calendar calendar, TimeRange range, Grain grain) {
    LocalDate from = date(calendar, range.from());
    long length = ChronoUnit.DAYS.between(from, date(calendar, range.to()));
    LocalDate start = this == PREVIOUS ? from.minusDays(length) : yearBefore(from, grain);
    TimeRange days = between(calendar, start, start.plusDays(length));
    // In a zone whose summer time moves by half an hour, a day may begin inside an hour.
    return new TimeRange(calendar.start(grain, days.from()), calendar.start(grain, days.to()));
  }

  private TimeRange minutes(Calendar calendar, TimeRange range, Grain grain) {
    long length = range.to() - range.from();
    long start =
        this == PREVIOUS
            ? range.from() - length
            : Instant.ofEpochMilli(range.from())
                .atZone(calendar.zone())
                .minusYears(1)
                .toInstant()
                .toEpochMilli();
    long aligned = calendar.start(grain, start);
    return new TimeRange(aligned, aligned + length);
  }

  private static LocalDate yearBefore(LocalDate day, Grain grain) {
    return grain == Grain.WEEK ? day.minusWeeks(WEEKS_OF_A_YEAR) : day.minusYears(1);
  }

  private static boolean isWhole(Calendar calendar, TimeRange range, Grain grain) {
    return calendar.start(grain, range.from()) == range.from()
        && calendar.start(grain, range.to()) == range.to();
  }

  private static TimeRange between(Calendar calendar, LocalDate from, LocalDate to) {
    return new TimeRange(millis(calendar, from), millis(calendar, to));
  }

  private static LocalDate date(Calendar calendar, long at) {
    return Instant.ofEpochMilli(at).atZone(calendar.zone()).toLocalDate();
  }

  private static long millis(Calendar calendar, LocalDate day) {
    return day.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
  }
}
