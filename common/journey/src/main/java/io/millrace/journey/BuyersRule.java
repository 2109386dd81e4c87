package io.millrace.journey;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.Optional;
import java.util.function.Consumer;

/** Distinct visitors with a counting purchase; repeats of an order make no buyer. */
final class BuyersRule implements Rule {
  private static final Measure BUYERS = Measure.of(Metric.BUYERS);

  private final Calendar calendar;

  BuyersRule(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * A purchase may turn a later one of its order into a repeat, and so reach that one's followers.
   */
  @Override
  public void reach(Timeline journey, Step changed, Consumer<Step> action) {
    if (changed.isPurchase()) {
      journey.from(changed.position()).stream()
          .filter(step -> step.isPurchase() && step.platform().equals(changed.platform()))
          .forEach(action);
    }
  }

  @Override
  public void count(Timeline journey, Step step, Facts facts) {
    if (counts(journey, step)) {
      Optional<Step> last =
          journey.previous(
              step,
              other ->
                  other.isPurchase()
                      && other.platform().equals(step.platform())
                      && counts(journey, other));
      DistinctRule.count(calendar, BUYERS, step, last, facts);
    }
  }

  private static boolean counts(Timeline journey, Step purchase) {
    return journey
        .previous(purchase, other -> other.isPurchase() && other.sharesOrder(purchase))
        .isEmpty();
  }
}
