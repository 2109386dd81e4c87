package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts orders with their money, refunds, loops, credit and returns. Before a change of a journey,
 * it notes the orders that the change can affect, with their contributions until now. The
 * differences are sent when the journey is settled, once for each order.
 */
final class Orders {
  /** How long after a purchase traffic counts as a return, in milliseconds; the end is included. */
  static final long RETURN_MS = Duration.ofDays(1).toMillis();

  private final OrderRules rules;

  Orders(Attribution attribution, InternedSurface nowhere) {
    this.rules =
        new OrderRules(
            attribution.lookback().toMillis(),
            new Weights(attribution.halfLife()),
            new FollowedPurchases(attribution.lookback()),
            nowhere);
  }

  /** A prepared change of a journey. */
  interface Change {
    /** Call it after the journey has changed. It sends what does not wait. */
    void done(FactSink facts);
  }

  /**
   * Prepares a change. Call it before the journey changes.
   *
   * @param event enters the journey or leaves it
   * @param by 1 when it enters, -1 when it leaves
   */
  Change prepare(Journey journey, JourneyEvent event, int by) {
    if (event.hasOrder()) {
      return new MoneyChange(rules, journey, event, by);
    }
    return event.isTraffic() ? trafficChange(journey, event, by) : _ -> {};
  }

  /** Sends the differences of all orders that wait. */
  void settle(Journey journey, FactSink facts) {
    if (journey.pending().isEmpty()) {
      return;
    }
    OrderFacts orders = rules.facts(facts);
    RunsInView runs = rules.runs(journey);
    PendingOrders pending = journey.pending();
    pending.drain(
        (name, order) -> {
          OrderContribution sent = order.sent();
          OrderContribution now = now(journey, name, order, runs, pending.hasOldTraffic(order));
          orders.settle(sent, now);
          if (!order.trafficOnly() || !sent.isAs(now)) {
            changes(journey, name, sent);
            changes(journey, name, now);
          }
        });
  }

  private static void changes(Journey journey, OrderName name, OrderContribution contribution) {
    if (!contribution.isNothing()) {
      boolean purchased = contribution.balance().purchase().isPresent();
      journey.changes(new OrderPart(name.platform(), name.number(), purchased));
    }
  }

  /**
   * The present contribution. What cannot have changed is taken from the one that was sent last.
   */
  private OrderContribution now(
      Journey journey,
      OrderName name,
      PendingOrders.Pending order,
      RunsInView runs,
      boolean oldTraffic) {
    OrderContribution sent = order.sent();
    OrderBalance balance = OrderBalance.of(journey.orders().of(name));
    if (order.trafficOnly()) {
      JourneyEvent purchase = balance.purchase().orElseThrow();
      Optional<Loop> loop = Optional.of(runs.loop(purchase));
      return new OrderContribution(balance, loop, true, false, sent.newBuyer());
    }
    boolean same =
        oldTraffic
            && sent.followed()
            && sent.balance().purchase().equals(balance.purchase())
            && rules.followed().is(journey, balance.purchase().orElseThrow());
    return same
        ? new OrderContribution(
            balance,
            sent.loop(),
            true,
            sent.returned(),
            journey.isFirst(balance.purchase().orElseThrow()))
        : rules.contribution(journey, balance, runs, journey::isFirst);
  }

  /**
   * Prepares a change of traffic. It affects the touches of later purchases and the returns of
   * earlier purchases.
   */
  private Change trafficChange(Journey journey, JourneyEvent event, int by) {
    if (!journey.events().endsWith(event)) {
      noteReached(
          journey, rules.followed().between(journey, event.at(), event.at() + rules.lookback()));
    }
    List<JourneyEvent> returned = returned(journey, event);
    journey.pending().trafficChanges();
    return facts -> {
      OrderFacts orders = rules.facts(facts);
      for (JourneyEvent purchase : returned) {
        if (journey
            .pending()
            .find(OrderName.of(purchase))
            .filter(pending -> !pending.trafficOnly())
            .isEmpty()) {
          orders.returned(purchase, by);
        }
      }
    };
  }

  private void noteReached(Journey journey, List<JourneyEvent> reached) {
    RunsInView runs = rules.runs(journey);
    for (JourneyEvent purchase : reached) {
      journey
          .pending()
          .noteTraffic(
              OrderName.of(purchase),
              () ->
                  new OrderContribution(
                      OrderBalance.of(journey.orders().of(purchase)),
                      Optional.of(runs.loop(purchase, reached.getLast().at())),
                      true,
                      false,
                      journey.isFirst(purchase)));
    }
  }

  /** The followed purchases whose only return is this event. */
  private List<JourneyEvent> returned(Journey journey, JourneyEvent event) {
    InternedPlatform platform = event.surface().interned();
    long dayBefore = event.at() - RETURN_MS;
    long since =
        Math.max(
            dayBefore, journey.presences().lastAt(platform.at(FunnelStage.SEEN), event, dayBefore));
    if (journey.presences().lastAt(platform.at(FunnelStage.PURCHASE), event, since)
        == LastSeen.NEVER) {
      return List.of();
    }
    long next =
        journey
            .presences()
            .next(platform.at(FunnelStage.SEEN), event, event.at() + RETURN_MS)
            .map(JourneyEvent::at)
            .orElse(Long.MAX_VALUE);
    return rules.followed().between(journey, since, event.at() - 1).stream()
        .filter(purchase -> purchase.surface().interned() == platform)
        .filter(purchase -> next > purchase.at() + RETURN_MS)
        .toList();
  }
}
