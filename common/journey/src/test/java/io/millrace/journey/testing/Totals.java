package io.millrace.journey.testing;

import io.millrace.audit.batch.BatchTotals;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.FactSink;

/** Adds the engine's facts up into cells, the plain way. */
public final class Totals extends BatchTotals implements FactSink {

  public Totals(Calendar calendar) {
    super(calendar);
  }
}
