package io.millrace.audit.batch;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.List;
import java.util.stream.Stream;

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
    in(touch, amount, Metric.CREDIT_IN, currency);
    out(touch, amount, Metric.CREDIT_OUT, currency);
    named(touch, amount, Metric.ENTITY_CREDIT, currency);
    for (BatchDimension dimension : BatchDimension.values()) {
      dimension
          .of(touch.names())
          .map(
              value -> Measure.of(dimension.credit(), model.id(), value, moneyPlatform(), currency))
          .ifPresent(measure -> add(touch.platform(), amount, measure));
    }
  }

  /** Adds what a refund took from the money of the touch; negative when the touch got more. */
  void refunded(BatchTouch touch, String currency, long amount) {
    in(touch, amount, Metric.REFUNDED_IN, currency);
    out(touch, amount, Metric.REFUNDED_OUT, currency);
    named(touch, amount, Metric.ENTITY_REFUNDED, currency);
  }

  void order(BatchTouch touch, long micros) {
    in(touch, micros, Metric.CREDIT_IN_ORDERS);
    out(touch, micros, Metric.CREDIT_OUT_ORDERS);
    named(touch, micros, Metric.ENTITY_CREDIT_ORDERS);
    for (BatchDimension dimension : BatchDimension.values()) {
      dimension
          .of(touch.names())
          .map(value -> Measure.of(dimension.creditOrders(), model.id(), value, moneyPlatform()))
          .ifPresent(measure -> add(touch.platform(), micros, measure));
    }
  }

  void newBuyer(BatchTouch touch, long micros) {
    in(touch, micros, Metric.NEW_BUYERS_IN);
    out(touch, micros, Metric.NEW_BUYERS_OUT);
    named(touch, micros, Metric.ENTITY_NEW_BUYERS);
  }

  /** Adds to the platform of the money, by the touch. */
  private void in(BatchTouch touch, long credit, Metric metric, String... further) {
    add(
        moneyPlatform(),
        credit,
        measure(metric, List.of(touch.platform(), touch.surface()), further));
  }

  /** Adds to the platform of the touch, by the platform of the money, unless both are one. */
  private void out(BatchTouch touch, long credit, Metric metric, String... further) {
    if (!touch.platform().isEmpty() && !touch.platform().equals(moneyPlatform())) {
      add(
          touch.platform(),
          credit,
          measure(metric, List.of(touch.surface(), moneyPlatform()), further));
    }
  }

  /** Adds to the entities that the touch names, by the platform of the money. */
  private void named(BatchTouch touch, long credit, Metric metric, String... further) {
    Measure measure = measure(metric, List.of(touch.surface(), moneyPlatform()), further);
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

  /** The measure of this model with these dimensions. */
  private Measure measure(Metric metric, List<String> dimensions, String... further) {
    return Measure.of(
        metric,
        Stream.of(Stream.of(model.id()), dimensions.stream(), Stream.of(further))
            .flatMap(some -> some)
            .toArray(String[]::new));
  }

  private void add(String platform, long credit, Measure measure) {
    totals.add(platform, measure, change.envelope().at(), credit);
  }

  private String moneyPlatform() {
    return change.envelope().platform();
  }
}
