package io.millrace.journey;

import io.millrace.events.Money;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.TouchCredit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains orders by what {@link OrdersRule} counts, touch by touch. */
final class Explainer {
  private final Duration lookback;
  private final Weights weights;

  Explainer(Attribution attribution) {
    this.lookback = attribution.lookback();
    this.weights = new Weights(attribution.halfLife());
  }

  /**
   * The order as it is now; empty when there is nothing left of that part.
   *
   * @param asOf event time in milliseconds
   */
  Optional<ExplainedOrder> explain(Journey journey, OrderPart part, long asOf) {
    List<Step> members = journey.order(part.site(), part.order());
    Ledger ledger = Ledger.of(members);
    if (members.isEmpty() || ledger.purchase().isPresent() != part.purchased()) {
      return Optional.empty();
    }
    List<Ledger.Refunded> refunds = ledger.refunds();
    int told = Math.min(refunds.size(), ExplainedOrder.MOST_REFUNDS);
    return Optional.of(
        new ExplainedOrder(
            asOf,
            ledger
                .purchase()
                .map(purchase -> purchase(Loop.of(journey, purchase, lookback), refunds)),
            (int)
                members.stream().filter(step -> step.isPurchase() && !ledger.counts(step)).count(),
            refunds.subList(0, told).stream().map(Explainer::refund).toList(),
            refunds.size() - told));
  }

  private ExplainedPurchase purchase(Loop loop, List<Ledger.Refunded> refunds) {
    Step purchase = loop.purchase();
    List<Touch> credited = loop.credited();
    long left =
        Math.max(0, purchase.amount()) - refunds.stream().mapToLong(Ledger.Refunded::applied).sum();
    return new ExplainedPurchase(
        id(purchase),
        purchase.at(),
        purchase.hasAmount() ? Optional.of(money(purchase)) : Optional.empty(),
        loop.kind(),
        touches(credited, credits(loop, left)),
        loop.touches().size() - credited.size());
  }

  /** What each credited touch earns of what is left. */
  private List<Map<Model, TouchCredit>> credits(Loop loop, long left) {
    List<Map<Model, TouchCredit>> credits = new ArrayList<>();
    long[] ages = loop.ages();
    for (int i = 0; i < ages.length; i++) {
      credits.add(new EnumMap<>(Model.class));
    }
    if (ages.length > 0) {
      for (Model model : Model.values()) {
        long[] weightOf = weights.of(model, ages);
        share(model, Shares.of(left, weightOf), Shares.of(Credit.MICRO_ORDERS, weightOf), credits);
      }
    }
    return credits;
  }

  private static void share(
      Model model, long[] amounts, long[] microOrders, List<Map<Model, TouchCredit>> credits) {
    for (int i = 0; i < amounts.length; i++) {
      TouchCredit credit = new TouchCredit(amounts[i], microOrders[i]);
      if (!credit.equals(TouchCredit.NONE)) {
        credits.get(i).put(model, credit);
      }
    }
  }

  private static List<ExplainedTouch> touches(
      List<Touch> touches, List<Map<Model, TouchCredit>> credits) {
    List<ExplainedTouch> explained = new ArrayList<>(touches.size());
    for (int i = 0; i < touches.size(); i++) {
      Touch touch = touches.get(i);
      explained.add(
          new ExplainedTouch(
              touch.place().platform(),
              touch.place().surface(),
              touch.at(),
              touch.events(),
              credits.get(i)));
    }
    return explained;
  }

  private static ExplainedRefund refund(Ledger.Refunded refunded) {
    Step refund = refunded.refund();
    return new ExplainedRefund(id(refund), refund.at(), money(refund), refunded.applied());
  }

  private static Money money(Step step) {
    return new Money(step.currency(), step.amount());
  }

  private static String id(Step step) {
    return step.id().isEmpty() ? step.key().toString() : step.id();
  }
}
