package io.millrace.journey.testing;

import io.millrace.audit.batch.BatchTotals;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.journey.FactSink;

/**
 * Adds the engine's facts up into cells, the plain way. It leaves out how many events were taken
 * back, repeated and so on: that depends on what arrives, and no batch calculation knows it.
 */
public final class Totals extends BatchTotals implements FactSink {

  public Totals(Calendar calendar) {
    super(calendar);
  }

  @Override
  public void add(String platform, Measure measure, long at, long delta) {
    if (measure.metric().kind() != Kind.INTAKE) {
      super.add(platform, measure, at, delta);
    }
  }
}
