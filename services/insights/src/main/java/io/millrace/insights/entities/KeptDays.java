package io.millrace.insights.entities;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.query.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Refuses to read days of entities that are not kept any more. Safe for threads. */
@Component
final class KeptDays {
  private final Retention retention;
  private final Calendar calendar;

  KeptDays(Retention retention, Calendar calendar) {
    this.retention = retention;
    this.calendar = calendar;
  }

  /**
   * Checks windows before they are read.
   *
   * @throws DaysNotKeptException when one of them is a day that is not kept
   */
  void require(Collection<Window> windows) {
    OptionalLong oldest = retention.oldestEntityDay();
    if (oldest.isEmpty()) {
      return;
    }
    windows.stream()
        .filter(window -> window.grain() == Grain.DAY)
        .mapToLong(Window::start)
        .min()
        .ifPresent(first -> require(first, oldest.getAsLong()));
  }

  private void require(long day, long oldest) {
    if (day < oldest) {
      long start = calendar.start(Grain.DAY, oldest);
      long kept = start == oldest ? start : calendar.end(Grain.DAY, start);
      throw new DaysNotKeptException(day, Instant.ofEpochMilli(kept));
    }
  }
}
