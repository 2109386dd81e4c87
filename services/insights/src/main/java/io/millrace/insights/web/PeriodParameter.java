package io.millrace.insights.web;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.query.NamedWindow;
import io.millrace.insights.query.Window;
import io.millrace.web.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads {@code period}: a day or a month, in the time zone of days. */
@Component
class PeriodParameter {
  private static final String PERIOD = "period";

  private final Calendar calendar;

  PeriodParameter(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Returns the requested period.
   *
   * @throws ProblemException 400 that names {@code period}
   */
  NamedWindow of(Parameters parameters) {
    String name = parameters.require(PERIOD);
    return find(name)
        .map(window -> new NamedWindow(name, window))
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    PERIOD, "period is a month such as 2026-11 or a day such as 2026-11-23"));
  }

  private Optional<Window> find(String name) {
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

  private Window window(Grain grain, LocalDate first) {
    return new Window(grain, first.atStartOfDay(calendar.zone()).toInstant().toEpochMilli());
  }
}
