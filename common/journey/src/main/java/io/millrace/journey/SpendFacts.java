package io.millrace.journey;

import io.millrace.events.Entity;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;

/** Sends what an event about spend contributes. No other event changes it. */
final class SpendFacts {
  private SpendFacts() {}

  /**
   * @param sign 1 when the event enters its journey, -1 when it leaves
   */
  static void send(JourneyEvent event, int sign, FactSink facts) {
    if (event.amount() == 0) {
      return;
    }
    String surface = event.surface().surface();
    long delta = sign * event.amount();
    facts.add(
        event.platform(), Measure.of(Metric.SPEND, surface, event.currency()), event.at(), delta);
    for (NamePart part : NamePart.ALL) {
      String name = part.of(event.names());
      if (part.entity().isPresent() && !name.isEmpty()) {
        facts.add(
            event.platform(),
            new Entity(part.entity().get(), name),
            Measure.of(Metric.ENTITY_SPEND, surface, event.currency()),
            event.at(),
            delta);
      }
    }
  }
}
