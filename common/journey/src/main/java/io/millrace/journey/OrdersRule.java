package io.millrace.journey;

import static java.util.Objects.requireNonNull;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.function.Consumer;

/** Orders, gross and refunds: a change of one purchase or refund reaches all of its order. */
final class OrdersRule implements Rule {

  @Override
  public void reach(Timeline journey, Step changed, Consumer<Step> action) {
    if (!changed.order().isEmpty()) {
      journey.all(changed::sharesOrder).forEach(action);
    }
  }

  @Override
  public void count(Timeline journey, Step step, Facts facts) {
    Ledger ledger = Ledger.of(journey, step);
    if (step.isRefund()) {
      refund(step, requireNonNull(ledger.refunds().get(step)), facts);
    } else if (ledger.counts(step)) {
      purchase(step, facts);
    }
  }

  private static void purchase(Step step, Facts facts) {
    add(step, Measure.of(Metric.ORDERS), 1, facts);
    if (step.hasAmount()) {
      add(step, Measure.of(Metric.GROSS, step.currency()), step.amount(), facts);
    } else {
      add(step, Measure.of(Metric.UNVALUED), 1, facts);
    }
  }

  private static void refund(Step step, Ledger.Refunded refunded, Facts facts) {
    add(step, Measure.of(Metric.REFUNDED, step.currency()), refunded.applied(), facts);
    add(step, Measure.of(Metric.UNMATCHED, step.currency()), refunded.unmatched(), facts);
    add(step, Measure.of(Metric.OVER_REFUNDED, step.currency()), refunded.over(), facts);
  }

  private static void add(Step step, Measure measure, long delta, Facts facts) {
    if (delta != 0) {
      facts.add(step.platform(), measure, step.at(), delta);
    }
  }
}
