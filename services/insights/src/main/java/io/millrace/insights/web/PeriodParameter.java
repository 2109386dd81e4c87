package io.millrace.insights.web;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.query.NamedRange;
import io.millrace.insights.query.TimeRange;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads {@code period}, a day or a month in the time zone of days, or {@code from} and {@code to}
 * instead of it.
 */
@Component
public class PeriodParameter {
  private static final String PERIOD = "period";

  private final Calendar calendar;
  private final RangeParameters ranges;

  PeriodParameter(Calendar calendar, RangeParameters ranges) {
    this.calendar = calendar;
    this.ranges = ranges;
  }

  /**
   * Returns the requested range.
   *
   * @param longest limit of a range of whole minutes
   * @throws ProblemException 400 that names {@code period}, {@code from} or {@code to}
   */
  NamedRange of(Parameters parameters, Period longest) {
    return of(parameters, Grain.MINUTE, longest);
  }

  /** Returns the requested range of whole days. */
  public NamedRange ofDays(Parameters parameters, Period longest) {
    return of(parameters, Grain.DAY, longest);
  }

  private NamedRange of(Parameters parameters, Grain border, Period longest) {
    Optional<TimeRange> range = ranges.maybe(parameters, border, longest);
    Optional<String> period = parameters.find(PERIOD);
    if (range.isPresent() && period.isPresent()) {
      throw ProblemException.ofParameter(
          PERIOD, ParameterReason.NOT_ALLOWED_HERE, "either period, or from and to");
    }
    return range
        .map(PeriodParameter::named)
        .orElseGet(() -> period.map(this::read).orElseThrow(PeriodParameter::missing));
  }

  private NamedRange read(String name) {
    return find(name)
        .map(range -> new NamedRange(name, range))
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    PERIOD,
                    ParameterReason.NOT_A_PERIOD,
                    "period is a month such as 2026-11 or a day such as 2026-11-23"));
  }

  private Optional<TimeRange> find(String name) {
    try {
      if (name.matches("[0-9]{4}-[0-9]{2}")) {
        return Optional.of(window(Grain.MONTH, YearMonth.parse(name).atDay(1)));
      }
      if (name.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return Optional.of(window(Grain.DAY, LocalDate.parse(name)));
      }
    } catch (DateTimeException _) {
      // The day or month does not exist. The caller reports it like any other invalid text.
    }
    return Optional.empty();
  }

  private TimeRange window(Grain grain, LocalDate first) {
    long start = first.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
    return new TimeRange(start, calendar.end(grain, start));
  }

  private static NamedRange named(TimeRange range) {
    return new NamedRange(
        Instant.ofEpochMilli(range.from()) + "/" + Instant.ofEpochMilli(range.to()), range);
  }

  private static ProblemException missing() {
    return ProblemException.ofParameter(
        PERIOD, ParameterReason.REQUIRED, "period is required, or from and to");
  }
}
