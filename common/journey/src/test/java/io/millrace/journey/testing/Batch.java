package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.journey.Attribution;
import java.util.List;
import java.util.Optional;

/** The plain batch calculation of {@code common/audit} with the engine's settings. */
public final class Batch {
  private Batch() {}

  /** All cells of these events, of one visitor or of many. */
  public static Totals calculate(Calendar calendar, Attribution attribution, List<Event> sent) {
    Totals totals = new Totals(calendar);
    CalculationSettings calculation =
        new CalculationSettings(
            calendar.zone(),
            attribution.lookback(),
            attribution.halfLife(),
            Optional.empty(),
            Integer.MAX_VALUE);
    io.millrace.audit.batch.BatchCalculation.calculate(calculation, sent, totals);
    return totals;
  }
}
