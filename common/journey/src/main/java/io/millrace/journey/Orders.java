package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts orders with their money, refunds, loops, credit and returns. Before a change of a journey,
 * it notes which orders the change can affect. After the change, it sends the differences.
 */
final class Orders {
  /** How long after a purchase traffic counts as a return, in milliseconds; the end is included. */
  static final long RETURN_MS = Duration.ofDays(1).toMillis();

  private final long lookback;
  private final Weights weights;
  private final FollowedPurchases followed;
  private final InternedSurface nowhere;

  Orders(Attribution attribution, InternedSurface nowhere) {
    this.lookback = attribution.lookback().toMillis();
    this.weights = new Weights(attribution.halfLife());
    this.followed = new FollowedPurchases(attribution.lookback());
    this.nowhere = nowhere;
  }

  /** A prepared change of a journey, with the contributions before it. */
  interface Change {
    /** Sends the differences. Call it after the journey has changed. */
    void settle(FactSink facts);
  }

  /**
   * Prepares a change. Call it before the journey changes.
   *
   * @param event enters the journey or leaves it
   * @param by 1 when it enters, -1 when it leaves
   */
  Change prepare(Journey journey, JourneyEvent event, int by) {
    if (event.hasOrder()) {
      return new MoneyChange(journey, event, by);
    }
    if (!event.isTraffic()) {
      return _ -> {};
    }
    List<JourneyEvent> reached = List.of();
    if (!journey.endsWith(event)) {
      reached = followed.between(journey, event.at(), event.at() + lookback);
    }
    return new TrafficChange(journey, event, by, reached);
  }

  /**
   * A change of traffic. It affects the touches of later purchases and the returns of earlier
   * purchases.
   */
  private final class TrafficChange implements Change {
    private final Journey journey;
    private final JourneyEvent event;
    private final int by;
    private final List<JourneyEvent> reached;
    private final List<Loop> before;
    private final List<JourneyEvent> returned;

    private TrafficChange(Journey journey, JourneyEvent event, int by, List<JourneyEvent> reached) {
      this.journey = journey;
      this.event = event;
      this.by = by;
      this.reached = reached;
      this.before = loops();
      this.returned = returned();
    }

    @Override
    public void settle(FactSink facts) {
      OrderFacts orders = new OrderFacts(weights, nowhere, facts);
      List<Loop> after = loops();
      for (int i = 0; i < reached.size(); i++) {
        if (!before.get(i).isAs(after.get(i))) {
          JourneyEvent purchase = reached.get(i);
          OrderBalance balance = OrderBalance.of(journey.orders().of(purchase));
          OrderContribution contribution =
              new OrderContribution(balance, Optional.of(before.get(i)), true, false);
          orders.settle(contribution, contribution.with(after.get(i)));
          changes(journey, purchase, true);
        }
      }
      returned.forEach(purchase -> orders.returned(purchase, by));
    }

    private List<Loop> loops() {
      if (reached.isEmpty()) {
        return List.of();
      }
      RunIndex runs = journey.runs(reached.getFirst().at() - lookback, reached.getLast().at());
      List<Loop> loops = new ArrayList<>(reached.size());
      for (JourneyEvent purchase : reached) {
        loops.add(runs.loop(purchase, purchase.at() - lookback));
      }
      return List.copyOf(loops);
    }

    /** The followed purchases whose only return is this event. */
    private List<JourneyEvent> returned() {
      InternedPlatform platform = event.surface().interned();
      long dayBefore = event.at() - RETURN_MS;
      long since =
          Math.max(dayBefore, journey.lastAt(platform.at(FunnelStage.SEEN), event, dayBefore));
      if (journey.lastAt(platform.at(FunnelStage.PURCHASE), event, since) == LastSeen.NEVER) {
        return List.of();
      }
      long next =
          journey
              .next(platform.at(FunnelStage.SEEN), event, event.at() + RETURN_MS)
              .map(JourneyEvent::at)
              .orElse(Long.MAX_VALUE);
      return followed.between(journey, since, event.at() - 1).stream()
          .filter(purchase -> purchase.surface().interned() == platform)
          .filter(purchase -> next > purchase.at() + RETURN_MS)
          .toList();
    }
  }

  /**
   * A change of a purchase or refund. It affects its order, and which purchases near it are
   * followed.
   */
  private final class MoneyChange implements Change {
    private final Journey journey;
    private final JourneyEvent event;
    private final int by;
    private final List<JourneyEvent> members;
    private final OrderContribution before;
    private final List<Long> anchors;
    private final Map<Position, JourneyEvent> others;

    private MoneyChange(Journey journey, JourneyEvent event, int by) {
      this.journey = journey;
      this.event = event;
      this.by = by;
      this.members = List.copyOf(journey.orders().of(event));
      this.before = contribution(members, OrderContribution.NONE);
      this.anchors = anchors();
      this.others = followedOthers();
    }

    @Override
    public void settle(FactSink facts) {
      OrderFacts orders = new OrderFacts(weights, nowhere, facts);
      List<JourneyEvent> now = journey.orders().of(event);
      OrderContribution after = contribution(now, before);
      orders.settle(before, after);
      overCap(by > 0 ? now : members).ifPresent(over -> orders.overCap(over, by));
      if (!members.isEmpty()) {
        changes(journey, event, before.balance().purchase().isPresent());
      }
      changes(journey, event, after.balance().purchase().isPresent());
      settleOthers(orders);
    }

    /** The event that this change pushes over the cap of its order, or brings back under it. */
    private Optional<JourneyEvent> overCap(List<JourneyEvent> larger) {
      if (larger.size() <= OrderBalance.MOST_MEMBERS) {
        return Optional.empty();
      }
      JourneyEvent first = larger.get(OrderBalance.MOST_MEMBERS);
      return Optional.of(event.compareTo(first) > 0 ? event : first);
    }

    /**
     * Computes the contribution of the order. Traffic does not change here, so the loop and the
     * return of the same purchase are taken from {@code known}.
     */
    private OrderContribution contribution(List<JourneyEvent> of, OrderContribution known) {
      OrderBalance balance = OrderBalance.of(of);
      if (balance.purchase().isEmpty()) {
        return new OrderContribution(balance, Optional.empty(), false, false);
      }
      JourneyEvent purchase = balance.purchase().get();
      boolean follows = followed.is(journey, purchase);
      boolean same =
          known.followed() && known.balance().purchase().filter(purchase::is).isPresent();
      if (follows && same) {
        return new OrderContribution(balance, known.loop(), true, known.returned());
      }
      return follows
          ? follow(balance, purchase, journey.runs(purchase.at() - lookback, purchase.at()))
          : leave(balance, purchase);
    }

    private OrderContribution follow(OrderBalance balance, JourneyEvent purchase, RunIndex runs) {
      Loop loop = runs.loop(purchase, purchase.at() - lookback);
      boolean returned =
          journey
              .next(
                  purchase.surface().interned().at(FunnelStage.SEEN),
                  purchase,
                  purchase.at() + RETURN_MS)
              .isPresent();
      return new OrderContribution(balance, Optional.of(loop), true, returned);
    }

    private OrderContribution leave(OrderBalance balance, JourneyEvent purchase) {
      return new OrderContribution(balance, Optional.of(Loop.direct(purchase)), false, false);
    }

    /**
     * Event times, in milliseconds, after which this change can alter which purchases of other
     * orders are followed.
     */
    private List<Long> anchors() {
      List<JourneyEvent> changed = new ArrayList<>(members);
      if (by > 0) {
        SortedEvents.insert(changed, event);
      } else {
        changed.removeIf(event::is);
      }
      List<Long> times = new ArrayList<>();
      OrderBalance.counting(members).map(JourneyEvent::at).ifPresent(times::add);
      OrderBalance.counting(changed).map(JourneyEvent::at).ifPresent(times::add);
      if (event.isPurchase()) {
        times.add(event.at());
      }
      int most = Math.max(members.size(), changed.size());
      return times.stream()
          .distinct()
          .filter(at -> followed.isCrowdedAround(journey, at, most))
          .toList();
    }

    private Map<Position, JourneyEvent> followedOthers() {
      Map<Position, JourneyEvent> found = new LinkedHashMap<>();
      for (long anchor : anchors) {
        for (JourneyEvent purchase :
            followed.between(journey, anchor, anchor + followed.window())) {
          if (!purchase.isOf(event.surface().interned(), event.order())) {
            found.put(purchase.position(), purchase);
          }
        }
      }
      return found;
    }

    private void settleOthers(OrderFacts orders) {
      if (anchors.isEmpty()) {
        return;
      }
      Map<Position, JourneyEvent> now = followedOthers();
      settleOthers(missing(others, now), false, orders);
      settleOthers(missing(now, others), true, orders);
    }

    private static List<JourneyEvent> missing(
        Map<Position, JourneyEvent> some, Map<Position, JourneyEvent> others) {
      return some.values().stream()
          .filter(purchase -> !others.containsKey(purchase.position()))
          .sorted()
          .toList();
    }

    /** All these purchases use one index of runs. */
    private void settleOthers(List<JourneyEvent> purchases, boolean follow, OrderFacts orders) {
      if (purchases.isEmpty()) {
        return;
      }
      RunIndex runs = journey.runs(purchases.getFirst().at() - lookback, purchases.getLast().at());
      for (JourneyEvent purchase : purchases) {
        OrderBalance balance = OrderBalance.of(journey.orders().of(purchase));
        OrderContribution left = leave(balance, purchase);
        OrderContribution followed = follow(balance, purchase, runs);
        orders.settle(follow ? left : followed, follow ? followed : left);
        changes(journey, purchase, true);
      }
    }
  }

  private static void changes(Journey journey, JourneyEvent event, boolean purchased) {
    journey.changes(new OrderPart(event.surface().interned(), event.order(), purchased));
  }
}
