package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Stage;
import java.time.Duration;
import java.util.function.Consumer;

/** Returns: counting purchases that traffic on their platform follows within a day. */
final class ReturnsRule implements Rule {
  private static final long WITHIN_MS = Duration.ofDays(1).toMillis();
  private static final Measure RETURNS = Measure.of(Metric.RETURNS);

  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (changed.isPurchase()) {
      journey.order(changed).stream().filter(Step::isPurchase).forEach(action);
    } else if (changed.isTraffic()) {
      purchasesBefore(journey, changed, action);
    }
  }

  /** Only those that no earlier traffic followed: the others are followed in any case. */
  private static void purchasesBefore(Journey journey, Step traffic, Consumer<Step> action) {
    Site site = traffic.place().site();
    long dayBefore = traffic.at() - WITHIN_MS;
    long since = Math.max(dayBefore, journey.lastAt(site.at(Stage.SEEN), traffic, dayBefore));
    if (journey.lastAt(site.at(Stage.PURCHASE), traffic, since) != Trail.NEVER) {
      for (Step purchase : journey.purchases(since, traffic.at() - 1)) {
        if (purchase.place().site() == site) {
          action.accept(purchase);
        }
      }
    }
  }

  @Override
  public void count(Journey journey, Step step, Facts facts) {
    Trace traffic = step.place().site().at(Stage.SEEN);
    if (Ledger.of(journey, step).counts(step)
        && journey.next(traffic, step, step.at() + WITHIN_MS).isPresent()) {
      facts.add(step.platform(), RETURNS, step.at(), 1);
    }
  }
}
