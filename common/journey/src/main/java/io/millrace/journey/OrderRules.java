package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Computes what an order contributes to the facts, under the settings of the attribution.
 *
 * @param lookback how long before a purchase a touch counts, in milliseconds
 * @param weights the shares of the touches
 * @param followed which purchases have loops
 * @param nowhere the surface of money without a touch
 */
record OrderRules(
    long lookback, Weights weights, FollowedPurchases followed, InternedSurface nowhere) {
  OrderFacts facts(FactSink sink) {
    return new OrderFacts(weights, nowhere, sink);
  }

  RunsInView runs(Journey journey) {
    return new RunsInView(journey, lookback);
  }

  /** What an order contributes to the facts. */
  OrderContribution contribution(
      Journey journey, OrderBalance balance, RunsInView runs, Predicate<JourneyEvent> isFirst) {
    if (balance.purchase().isEmpty()) {
      return new OrderContribution(balance, Optional.empty(), false, false, false);
    }
    JourneyEvent purchase = balance.purchase().get();
    return followed.is(journey, purchase)
        ? follow(journey, balance, runs.loop(purchase, purchase.at()), isFirst)
        : leave(balance, isFirst);
  }

  /** What an order with a followed purchase contributes. */
  OrderContribution follow(
      Journey journey, OrderBalance balance, Loop loop, Predicate<JourneyEvent> isFirst) {
    boolean returned = isReturned(journey, loop.purchase());
    return new OrderContribution(
        balance, Optional.of(loop), true, returned, isFirst.test(loop.purchase()));
  }

  /** What an order with a purchase that is not followed contributes. */
  OrderContribution leave(OrderBalance balance, Predicate<JourneyEvent> isFirst) {
    Loop direct = Loop.direct(balance.purchase().orElseThrow());
    return new OrderContribution(
        balance, Optional.of(direct), false, false, isFirst.test(direct.purchase()));
  }

  /** Whether the visitor was on the platform again soon after a purchase. */
  static boolean isReturned(Journey journey, JourneyEvent purchase) {
    PresenceKey seen = purchase.surface().interned().at(FunnelStage.SEEN);
    return journey.presences().next(seen, purchase, purchase.at() + Orders.RETURN_MS).isPresent();
  }
}
