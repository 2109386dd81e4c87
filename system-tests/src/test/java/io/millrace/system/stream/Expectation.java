package io.millrace.system.stream;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Kind;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** What the plain calculation says of events; visitors are added up, as cells know no others. */
public final class Expectation {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  private final Totals totals = new Totals(UTC);

  /** Adds all events of some visitors. */
  public Expectation add(List<Event> events) {
    events.stream()
        .collect(Collectors.groupingBy(event -> event.envelope().visitor()))
        .values()
        .forEach(this::addVisitor);
    return this;
  }

  public Totals totals() {
    return totals;
  }

  private void addVisitor(List<Event> events) {
    Batch.calculate(UTC, Attribution.DEFAULT, events)
        .cells()
        .forEach(
            (cell, values) -> {
              if (cell.kind() != Kind.INTAKE) {
                values.forEach((measure, value) -> totals.add(cell, measure, value));
              }
            });
  }
}
