package io.millrace.audit.batch;

import io.millrace.events.Event;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;

/**
 * Adds the credit of a touch to two cells: that of the platform of the money and that of the
 * platform of the touch.
 *
 * @param model the model under which the touch earned the credit
 * @param change the event that decides the window and the platform of the money
 * @param totals receives the credit
 */
record BatchCredit(Model model, Event change, BatchTotals totals) {

  void money(BatchTouch touch, String currency, long amount) {
    in(
        amount,
        Measure.of(Metric.CREDIT_IN, model.id(), touch.platform(), touch.surface(), currency));
    out(
        touch,
        amount,
        Measure.of(Metric.CREDIT_OUT, model.id(), touch.surface(), moneyPlatform(), currency));
  }

  void order(BatchTouch touch, long micros) {
    in(micros, Measure.of(Metric.CREDIT_IN_ORDERS, model.id(), touch.platform(), touch.surface()));
    out(
        touch,
        micros,
        Measure.of(Metric.CREDIT_OUT_ORDERS, model.id(), touch.surface(), moneyPlatform()));
  }

  private void in(long credit, Measure measure) {
    totals.add(moneyPlatform(), measure, change.envelope().at(), credit);
  }

  private void out(BatchTouch touch, long credit, Measure measure) {
    if (!touch.platform().isEmpty() && !touch.platform().equals(moneyPlatform())) {
      totals.add(touch.platform(), measure, change.envelope().at(), credit);
    }
  }

  private String moneyPlatform() {
    return change.envelope().platform();
  }
}
