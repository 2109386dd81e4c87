package io.millrace.journey;

import io.millrace.events.EventType;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.function.Consumer;

/**
 * Counts tips and ad revenue on their own platform. Every attribution model credits them to their
 * own surface.
 */
final class EarningsRule implements FactRule {

  @Override
  public void reach(Journey journey, JourneyEvent changed, Consumer<JourneyEvent> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
  }

  @Override
  public void count(Journey journey, JourneyEvent event, FactSink facts) {
    if (event.type() == EventType.TIP) {
      earned(event, Metric.TIPS, facts);
    } else if (event.type() == EventType.AD_REVENUE) {
      earned(event, Metric.ADS, facts);
    }
  }

  private static void earned(JourneyEvent event, Metric metric, FactSink facts) {
    if (event.amount() > 0) {
      facts.add(event.platform(), Measure.of(metric, event.currency()), event.at(), event.amount());
      for (Measure credit : event.surface().creditIn(event.currency())) {
        facts.add(event.platform(), credit, event.at(), event.amount());
      }
    }
  }
}
