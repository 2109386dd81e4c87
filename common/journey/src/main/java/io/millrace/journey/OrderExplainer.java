package io.millrace.journey;

import io.millrace.events.Money;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains the orders that {@link Orders} counts, touch by touch. */
final class OrderExplainer {
  private final long lookback;
  private final Weights weights;
  private final FollowedPurchases followed;

  OrderExplainer(Attribution attribution) {
    this.lookback = attribution.lookback().toMillis();
    this.weights = new Weights(attribution.halfLife());
    this.followed = new FollowedPurchases(attribution.lookback());
  }

  /**
   * Explains orders of one journey, which must not change meanwhile. Neighbouring purchases use the
   * same index of runs.
   */
  final class Explanation {
    private final Journey journey;
    private final RunsInView runs;

    private Explanation(Journey journey) {
      this.journey = journey;
      this.runs = new RunsInView(journey, lookback);
    }

    /**
     * The present state of the order; empty when nothing is left of that part.
     *
     * @param asOf event time in milliseconds
     */
    Optional<ExplainedOrder> explain(OrderPart part, long asOf) {
      return OrderExplainer.this.explain(this, part, asOf);
    }
  }

  /** Explains orders of a journey in its present state. */
  Explanation of(Journey journey) {
    return new Explanation(journey);
  }

  private Optional<ExplainedOrder> explain(Explanation of, OrderPart part, long asOf) {
    Journey journey = of.journey;
    OrderName name = new OrderName(part.platform(), part.order());
    List<JourneyEvent> members = journey.orders().of(name);
    OrderBalance balance = OrderBalance.of(members);
    if (members.isEmpty() || balance.purchase().isPresent() != part.purchased()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExplainedOrder(
            asOf,
            balance.purchase().map(purchase -> purchase(of, purchase, balance)),
            repeats(members, balance),
            balance.refunds().stream().map(OrderExplainer::refund).toList(),
            journey.orders().overCap(name)));
  }

  private static int repeats(List<JourneyEvent> members, OrderBalance balance) {
    return (int)
        OrderBalance.part(members).stream()
            .filter(event -> event.isPurchase() && !balance.counts(event))
            .count();
  }

  private ExplainedPurchase purchase(Explanation of, JourneyEvent purchase, OrderBalance balance) {
    Journey journey = of.journey;
    Loop loop = followed.is(journey, purchase) ? of.runs.loop(purchase) : Loop.direct(purchase);
    OrderTotal total = balance.total();
    long left =
        total.paid() - balance.refunds().stream().mapToLong(OrderBalance.Refunded::applied).sum();
    return new ExplainedPurchase(
        id(purchase),
        purchase.at(),
        total.isKnown()
            ? Optional.of(new OrderAmount(total.currency(), total.amount()))
            : Optional.empty(),
        total.lines().size(),
        loop.kind(),
        touches(journey, loop, credits(loop, left)),
        loop.earlier());
  }

  /** What each credited touch earns of the remaining amount. */
  private List<Map<Model, TouchCredit>> credits(Loop loop, long left) {
    List<Map<Model, TouchCredit>> credits = new ArrayList<>(loop.size());
    long[] ages = loop.ages();
    for (int i = 0; i < ages.length; i++) {
      credits.add(new EnumMap<>(Model.class));
    }
    if (ages.length > 0) {
      for (Model model : Model.values()) {
        long[] weightOf = weights.of(model, ages);
        long[] microOrders = Shares.of(CreditFacts.MICRO_ORDERS, weightOf);
        share(model, Shares.of(left, weightOf), microOrders, credits);
      }
    }
    return credits;
  }

  private static void share(
      Model model, long[] amounts, long[] microOrders, List<Map<Model, TouchCredit>> credits) {
    for (int i = 0; i < amounts.length; i++) {
      if (amounts[i] != 0 || microOrders[i] != 0) {
        credits.get(i).put(model, new TouchCredit(amounts[i], microOrders[i]));
      }
    }
  }

  private List<ExplainedTouch> touches(
      Journey journey, Loop loop, List<Map<Model, TouchCredit>> credits) {
    List<ExplainedTouch> explained = new ArrayList<>(loop.size());
    for (int i = 0; i < loop.size(); i++) {
      InternedSurface surface = loop.surface(i);
      explained.add(
          new ExplainedTouch(
              surface.platform(),
              surface.surface(),
              loop.at(i),
              i == 0 && loop.earlier() == 0
                  ? journey.events().eventsFrom(loop.purchase().at() - lookback, loop.purchase())
                  : loop.events(i),
              credits.get(i),
              loop.names(i).explained()));
    }
    return explained;
  }

  private static ExplainedRefund refund(OrderBalance.Refunded refunded) {
    JourneyEvent refund = refunded.refund();
    return new ExplainedRefund(id(refund), refund.at(), money(refund), refunded.applied());
  }

  private static Money money(JourneyEvent event) {
    return new Money(event.currency(), event.amount());
  }

  private static String id(JourneyEvent event) {
    return event.id().isEmpty() ? event.key().toString() : event.id();
  }
}
