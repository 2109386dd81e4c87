package io.millrace.insights.web;

import io.millrace.events.cell.Calendar;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads times. A time is written with an offset, or as a day in the time zone of days, so that a
 * client need not know when its days begin.
 */
@Component
public class Moments {
  private static final int LAST_YEAR = 9_999;
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Calendar calendar;

  Moments(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * A time.
   *
   * @param at milliseconds
   * @param isDay whether it was written as a day; then {@code at} is the start of the day
   */
  record Moment(long at, boolean isDay) {}

  /**
   * Reads a time or the start of a day, milliseconds.
   *
   * @throws ProblemException 400 that names the parameter
   */
  public long at(String name, String text) {
    return parse(name, text).at();
  }

  /** Returns the IANA name of the time zone of days. */
  public String zone() {
    return calendar.zone().getId();
  }

  Moment parse(String name, String text) {
    try {
      if (DAY.matcher(text).matches()) {
        Instant start = LocalDate.parse(text).atStartOfDay(calendar.zone()).toInstant();
        return new Moment(start.toEpochMilli(), true);
      }
      // An unescaped plus sign arrives as a blank.
      OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return new Moment(time.toInstant().toEpochMilli(), false);
      }
    } catch (DateTimeException _) {
      // The exception below is the same for both faults.
    }
    throw ProblemException.ofParameter(
        name,
        ParameterReason.NOT_A_TIME,
        name
            + " must be an RFC 3339 time such as 2026-11-23T10:00:00Z or a day such as 2026-11-23");
  }
}
