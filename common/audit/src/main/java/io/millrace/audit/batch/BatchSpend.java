package io.millrace.audit.batch;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.List;

/** Computes what was paid for traffic, on surfaces and for the entities that the events name. */
final class BatchSpend {
  private BatchSpend() {}

  static void write(List<Event> journey, BatchTotals totals) {
    for (Event event : journey) {
      if (event instanceof Event.Spend spend) {
        write(spend, totals);
      }
    }
  }

  private static void write(Event.Spend spend, BatchTotals totals) {
    String platform = spend.envelope().platform();
    long at = spend.envelope().at();
    long amount = spend.amount().minor();
    totals.add(platform, measure(Metric.SPEND, spend), at, amount);
    for (Entity.Type type : Entity.Type.values()) {
      spend
          .envelope()
          .entities()
          .of(type)
          .map(id -> new Entity(type, id))
          .ifPresent(
              entity ->
                  totals.add(platform, entity, measure(Metric.ENTITY_SPEND, spend), at, amount));
    }
  }

  private static Measure measure(Metric metric, Event.Spend spend) {
    return Measure.of(metric, spend.envelope().surface(), spend.amount().currency());
  }
}
