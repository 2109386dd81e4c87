package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts orders with their money, refunds, loops, credit and returns. Before a change of a journey,
 * it notes the orders that the change can affect, with their contributions until now. The
 * differences are sent when the journey is settled, once for each order.
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
      return new MoneyChange(journey, event, by);
    }
    return event.isTraffic() ? trafficChange(journey, event, by) : _ -> {};
  }

  /** Sends the differences of all orders that wait. */
  void settle(Journey journey, FactSink facts) {
    if (journey.pending().isEmpty()) {
      return;
    }
    OrderFacts orders = new OrderFacts(weights, nowhere, facts);
    RunsInView runs = new RunsInView(journey, lookback);
    PendingOrders pending = journey.pending();
    pending.drain(
        (name, order) -> {
          OrderContribution told = order.told();
          OrderContribution now = now(journey, name, order, runs, pending.hasOldTraffic(order));
          orders.settle(told, now);
          if (!order.trafficOnly() || !told.isAs(now)) {
            changes(journey, name, told);
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
    OrderContribution told = order.told();
    OrderBalance balance = OrderBalance.of(journey.orders().of(name));
    if (order.trafficOnly()) {
      JourneyEvent purchase = balance.purchase().orElseThrow();
      Optional<Loop> loop = Optional.of(runs.loop(purchase));
      return new OrderContribution(balance, loop, true, false, told.newBuyer());
    }
    boolean same =
        oldTraffic
            && told.followed()
            && told.balance().purchase().equals(balance.purchase())
            && followed.is(journey, balance.purchase().orElseThrow());
    return same
        ? new OrderContribution(
            balance,
            told.loop(),
            true,
            told.returned(),
            journey.isFirst(balance.purchase().orElseThrow()))
        : contribution(journey, balance, runs, journey::isFirst);
  }

  private OrderContribution contribution(
      Journey journey, OrderBalance balance, RunsInView runs, Predicate<JourneyEvent> isFirst) {
    if (balance.purchase().isEmpty()) {
      return new OrderContribution(balance, Optional.empty(), false, false, false);
    }
    JourneyEvent purchase = balance.purchase().get();
    return followed.is(journey, purchase)
        ? follow(journey, balance, runs.loop(purchase, purchase.at()), isFirst)
        : leave(balance, isFirst);
  }

  private static OrderContribution follow(
      Journey journey, OrderBalance balance, Loop loop, Predicate<JourneyEvent> isFirst) {
    boolean returned = isReturned(journey, loop.purchase());
    return new OrderContribution(
        balance, Optional.of(loop), true, returned, isFirst.test(loop.purchase()));
  }

  private static OrderContribution leave(OrderBalance balance, Predicate<JourneyEvent> isFirst) {
    Loop direct = Loop.direct(balance.purchase().orElseThrow());
    return new OrderContribution(
        balance, Optional.of(direct), false, false, isFirst.test(direct.purchase()));
  }

  private static boolean isReturned(Journey journey, JourneyEvent purchase) {
    PresenceKey seen = purchase.surface().interned().at(FunnelStage.SEEN);
    return journey.next(seen, purchase, purchase.at() + RETURN_MS).isPresent();
  }

  /**
   * Prepares a change of traffic. It affects the touches of later purchases and the returns of
   * earlier purchases.
   */
  private Change trafficChange(Journey journey, JourneyEvent event, int by) {
    if (!journey.endsWith(event)) {
      noteReached(journey, followed.between(journey, event.at(), event.at() + lookback));
    }
    List<JourneyEvent> returned = returned(journey, event);
    journey.pending().trafficChanges();
    return facts -> {
      OrderFacts orders = new OrderFacts(weights, nowhere, facts);
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
    RunsInView runs = new RunsInView(journey, lookback);
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

  /**
   * A change of a purchase or refund. It affects its order, which purchases near it are followed,
   * and which purchase is the first one on the platform.
   */
  private final class MoneyChange implements Change {
    private final Journey journey;
    private final JourneyEvent event;
    private final int by;
    private final List<JourneyEvent> members;
    private final Optional<Position> first;
    private final List<Long> anchors;
    private final Map<Position, JourneyEvent> others;

    private MoneyChange(Journey journey, JourneyEvent event, int by) {
      this.journey = journey;
      this.event = event;
      this.by = by;
      this.members = List.copyOf(journey.orders().of(event));
      this.first = journey.firstPurchase(event.surface().interned());
      journey.pending().noteOrder(OrderName.of(event), this::told, this::isReturned);
      this.anchors = anchors();
      this.others = followedOthers();
    }

    private OrderContribution told() {
      return members.isEmpty()
          ? OrderContribution.NONE
          : contribution(
              journey,
              OrderBalance.of(members),
              new RunsInView(journey, lookback),
              journey::isFirst);
    }

    private boolean isReturned(JourneyEvent purchase) {
      return Orders.isReturned(journey, purchase);
    }

    @Override
    public void done(FactSink facts) {
      List<JourneyEvent> larger = by > 0 ? journey.orders().of(event) : members;
      overCap(larger).ifPresent(over -> new OrderFacts(weights, nowhere, facts).overCap(over, by));
      if (!anchors.isEmpty()) {
        Map<Position, JourneyEvent> now = followedOthers();
        RunsInView runs = new RunsInView(journey, lookback);
        missing(others, now).forEach(purchase -> noteFollowed(purchase, runs));
        missing(now, others).forEach(this::noteLeft);
      }
      Optional<Position> now = journey.firstPurchase(event.surface().interned());
      if (!now.equals(first)) {
        first.ifPresent(this::noteOrderOf);
        now.ifPresent(this::noteOrderOf);
      }
    }

    /** Notes the order of a purchase that was the first one until now, or is it from now on. */
    private void noteOrderOf(Position position) {
      journey
          .find(position.key())
          .filter(purchase -> purchase.position().equals(position))
          .ifPresent(
              purchase ->
                  journey
                      .pending()
                      .noteOrder(
                          OrderName.of(purchase), () -> told(balance(purchase)), this::isReturned));
    }

    /** What was sent of an order whose events, touches and following the change did not affect. */
    private OrderContribution told(OrderBalance balance) {
      return contribution(journey, balance, new RunsInView(journey, lookback), this::wasFirst);
    }

    private boolean wasFirst(JourneyEvent purchase) {
      return purchase.surface().interned() == event.surface().interned()
          ? first.filter(purchase.position()::equals).isPresent()
          : journey.isFirst(purchase);
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

    private static List<JourneyEvent> missing(
        Map<Position, JourneyEvent> some, Map<Position, JourneyEvent> others) {
      return some.values().stream()
          .filter(purchase -> !others.containsKey(purchase.position()))
          .sorted()
          .toList();
    }

    /** Notes an order that was followed until now. The change affects neither its loop nor it. */
    private void noteFollowed(JourneyEvent purchase, RunsInView runs) {
      journey
          .pending()
          .noteOrder(
              OrderName.of(purchase),
              () -> follow(journey, balance(purchase), runs.loop(purchase), this::wasFirst),
              this::isReturned);
    }

    private void noteLeft(JourneyEvent purchase) {
      journey
          .pending()
          .noteOrder(
              OrderName.of(purchase),
              () -> leave(balance(purchase), this::wasFirst),
              this::isReturned);
    }

    private OrderBalance balance(JourneyEvent purchase) {
      return OrderBalance.of(journey.orders().of(purchase));
    }
  }
}
