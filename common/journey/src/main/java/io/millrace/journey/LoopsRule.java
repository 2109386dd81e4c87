package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Loops by kind, and the credit of purchases and of their refunds. */
final class LoopsRule implements Rule {
  private final long lookbackMs;

  LoopsRule(Duration lookback) {
    this.lookbackMs = lookback.toMillis();
  }

  /** Traffic reaches the orders of the purchases that look back on it. */
  @Override
  public void reach(Timeline journey, Step changed, Consumer<Step> action) {
    if (changed.isTraffic()) {
      for (Step purchase : purchasesSeeing(journey, changed)) {
        journey.all(purchase::sharesOrder).forEach(action);
      }
    } else if (!changed.order().isEmpty()) {
      journey.all(changed::sharesOrder).forEach(action);
    }
  }

  @Override
  public void count(Timeline journey, Step step, Facts facts) {
    Ledger ledger = Ledger.of(journey, step);
    if (ledger.counts(step)) {
      purchase(journey, step, facts);
    } else if (step.isRefund() && ledger.purchase().isPresent()) {
      long applied = requireNonNull(ledger.refunds().get(step)).applied();
      Optional<Step> touch = touches(journey, ledger.purchase().get()).last();
      new Credit(Model.LAST_TOUCH, facts).money(step, touch, -applied);
    }
  }

  private void purchase(Timeline journey, Step step, Facts facts) {
    Touches touches = touches(journey, step);
    Measure kind = Measure.of(Metric.LOOPS, touches.kind(step.platform()).id());
    facts.add(step.platform(), kind, step.at(), 1);
    Credit credit = new Credit(Model.LAST_TOUCH, facts);
    credit.orders(step, touches.last(), Credit.MICRO_ORDERS);
    if (step.hasAmount()) {
      credit.money(step, touches.last(), step.amount());
    }
  }

  private List<Step> purchasesSeeing(Timeline journey, Step traffic) {
    return journey.between(traffic.at(), traffic.at() + lookbackMs).stream()
        .filter(step -> step.isPurchase() && Ledger.of(journey, step).counts(step))
        .toList();
  }

  private Touches touches(Timeline journey, Step purchase) {
    return Touches.of(journey, purchase, lookbackMs);
  }
}
