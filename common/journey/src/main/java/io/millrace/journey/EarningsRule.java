package io.millrace.journey;

import io.millrace.events.EventType;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.function.Consumer;

/** Tips and ad revenue: earned where they happen, credited to their own surface by every model. */
final class EarningsRule implements Rule {

  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (journey.contains(changed)) {
      action.accept(changed);
    }
  }

  @Override
  public void count(Journey journey, Step step, Facts facts) {
    if (step.type() == EventType.TIP) {
      earned(step, Metric.TIPS, facts);
    } else if (step.type() == EventType.AD_REVENUE) {
      earned(step, Metric.ADS, facts);
    }
  }

  private static void earned(Step step, Metric metric, Facts facts) {
    if (step.amount() > 0) {
      facts.add(step.platform(), Measure.of(metric, step.currency()), step.at(), step.amount());
      for (Measure credit : step.place().creditIn(step.currency())) {
        facts.add(step.platform(), credit, step.at(), step.amount());
      }
    }
  }
}
