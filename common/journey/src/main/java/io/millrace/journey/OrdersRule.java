package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Orders with their money, refunds, loop and credit. All of an order is contributed by its first
 * step, since each of its purchases and refunds may change what the others mean.
 */
final class OrdersRule implements Rule {
  private static final Measure ORDERS = Measure.of(Metric.ORDERS);
  private static final Measure UNVALUED = Measure.of(Metric.UNVALUED);

  private final Duration lookback;
  private final Weights weights;

  OrdersRule(Attribution attribution) {
    this.lookback = attribution.lookback();
    this.weights = new Weights(attribution.halfLife());
  }

  /** Traffic reaches the orders of the purchases that look back on it. */
  @Override
  public void reach(Journey journey, Step changed, Consumer<Step> action) {
    if (changed.hasOrder()) {
      journey.order(changed).stream().findFirst().ifPresent(action);
    } else if (changed.isTraffic() && !journey.endsWith(changed)) {
      Followers orders = new Followers(action);
      for (Step purchase : journey.purchases(changed.at(), changed.at() + lookback.toMillis())) {
        orders.tell(journey.order(purchase).getFirst());
      }
    }
  }

  /** Also says that the order changes: its contribution is asked for when it may become another. */
  @Override
  public void count(Journey journey, Step step, Facts facts) {
    Ledger ledger = Ledger.of(journey, step);
    boolean purchased = ledger.purchase().isPresent();
    journey.changes(new OrderPart(step.place().site(), step.order(), purchased));
    ledger.refunds().forEach(refunded -> refund(refunded, facts));
    ledger
        .purchase()
        .ifPresent(
            purchase -> {
              purchase(purchase, facts);
              loop(Loop.of(journey, purchase, lookback), ledger, facts);
            });
  }

  private static void purchase(Step step, Facts facts) {
    add(step, ORDERS, 1, facts);
    if (step.hasAmount()) {
      add(step, Measure.of(Metric.GROSS, step.currency()), step.amount(), facts);
    } else {
      add(step, UNVALUED, 1, facts);
    }
  }

  private static void refund(Ledger.Refunded refunded, Facts facts) {
    Step step = refunded.refund();
    add(step, Measure.of(Metric.REFUNDED, step.currency()), refunded.applied(), facts);
    add(step, Measure.of(Metric.UNMATCHED, step.currency()), refunded.unmatched(), facts);
    add(step, Measure.of(Metric.OVER_REFUNDED, step.currency()), refunded.over(), facts);
  }

  private void loop(Loop loop, Ledger ledger, Facts facts) {
    Step purchase = loop.purchase();
    add(purchase, Measure.of(Metric.LOOPS, loop.kind().id()), 1, facts);
    loop.secondsToMoney()
        .ifPresent(
            seconds -> {
              int bits = Long.SIZE - Long.numberOfLeadingZeros(seconds);
              String text = Integer.toString(bits);
              add(purchase, Measure.of(Metric.SECONDS_TO_MONEY, text), 1, facts);
            });
    new LoopCredit(loop, weights, facts).credit(ledger.refunds());
  }

  private static void add(Step step, Measure measure, long delta, Facts facts) {
    if (delta != 0) {
      facts.add(step.platform(), measure, step.at(), delta);
    }
  }
}
