package io.millrace.audit.batch;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;

/**
 * Adds the credit of a touch to two cells: that of the platform of the money and that of the
 * platform of the touch. Adds it to the cells of all that the touch names, too.
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
    named(
        touch,
        amount,
        Measure.of(Metric.ENTITY_CREDIT, model.id(), touch.surface(), moneyPlatform(), currency));
    for (BatchDimension dimension : BatchDimension.values()) {
      dimension
          .of(touch.names())
          .map(
              value -> Measure.of(dimension.credit(), model.id(), value, moneyPlatform(), currency))
          .ifPresent(measure -> add(touch.platform(), amount, measure));
    }
  }

  void order(BatchTouch touch, long micros) {
    in(micros, Measure.of(Metric.CREDIT_IN_ORDERS, model.id(), touch.platform(), touch.surface()));
    out(
        touch,
        micros,
        Measure.of(Metric.CREDIT_OUT_ORDERS, model.id(), touch.surface(), moneyPlatform()));
    named(
        touch,
        micros,
        Measure.of(Metric.ENTITY_CREDIT_ORDERS, model.id(), touch.surface(), moneyPlatform()));
    for (BatchDimension dimension : BatchDimension.values()) {
      dimension
          .of(touch.names())
          .map(value -> Measure.of(dimension.creditOrders(), model.id(), value, moneyPlatform()))
          .ifPresent(measure -> add(touch.platform(), micros, measure));
    }
  }

  private void in(long credit, Measure measure) {
    add(moneyPlatform(), credit, measure);
  }

  private void out(BatchTouch touch, long credit, Measure measure) {
    if (!touch.platform().isEmpty() && !touch.platform().equals(moneyPlatform())) {
      add(touch.platform(), credit, measure);
    }
  }

  /** Adds the credit to the entities that the touch names. */
  private void named(BatchTouch touch, long credit, Measure measure) {
    for (Entity.Type type : Entity.Type.values()) {
      touch
          .names()
          .entities()
          .of(type)
          .map(id -> new Entity(type, id))
          .ifPresent(
              entity ->
                  totals.add(touch.platform(), entity, measure, change.envelope().at(), credit));
    }
  }

  private void add(String platform, long credit, Measure measure) {
    totals.add(platform, measure, change.envelope().at(), credit);
  }

  private String moneyPlatform() {
    return change.envelope().platform();
  }
}
