package io.millrace.journey;

import io.millrace.events.cell.FunnelStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders with their money, refunds, loops, credit and returns: notes what a change of a journey can
 * reach before it is made, and tells what differs when it is.
 */
final class Orders {
  /** How long after a purchase traffic is a return, milliseconds; the end included. */
  static final long RETURN_MS = Duration.ofDays(1).toMillis();

  private final long lookback;
  private final Weights weights;
  private final Followed followed;
  private final Place nowhere;

  Orders(Attribution attribution, Place nowhere) {
    this.lookback = attribution.lookback().toMillis();
    this.weights = new Weights(attribution.halfLife());
    this.followed = new Followed(attribution.lookback());
    this.nowhere = nowhere;
  }

  /** A change of a journey, of which one knows how it was before. */
  interface Change {
    /** Tells what differs, now that it is made. */
    void settle(Facts facts);
  }

  /**
   * A change that is to be made.
   *
   * @param step enters the journey or leaves it
   * @param by 1 when it enters, -1 when it leaves
   */
  Change prepare(Journey journey, Step step, int by) {
    if (step.hasOrder()) {
      return new MoneyChange(journey, step, by);
    }
    if (!step.isTraffic()) {
      return _ -> {};
    }
    List<Step> reached = List.of();
    if (!journey.endsWith(step)) {
      reached = followed.between(journey, step.at(), step.at() + lookback);
    }
    return new TrafficChange(journey, step, by, reached);
  }

  /** Traffic: changes the touches of the purchases after it, and returns to those before it. */
  private final class TrafficChange implements Change {
    private final Journey journey;
    private final Step step;
    private final int by;
    private final List<Step> reached;
    private final List<Loop> before;
    private final List<Step> returned;

    private TrafficChange(Journey journey, Step step, int by, List<Step> reached) {
      this.journey = journey;
      this.step = step;
      this.by = by;
      this.reached = reached;
      this.before = loops();
      this.returned = returned();
    }

    @Override
    public void settle(Facts facts) {
      OrderFacts orders = new OrderFacts(weights, nowhere, facts);
      List<Loop> after = loops();
      for (int i = 0; i < reached.size(); i++) {
        if (!before.get(i).isAs(after.get(i))) {
          Step purchase = reached.get(i);
          Ledger ledger = Ledger.of(journey.order(purchase.place().site(), purchase.order()));
          Account account = new Account(ledger, Optional.of(before.get(i)), true, false);
          orders.settle(account, account.with(after.get(i)));
          changes(journey, purchase, true);
        }
      }
      returned.forEach(purchase -> orders.returned(purchase, by));
    }

    private List<Loop> loops() {
      if (reached.isEmpty()) {
        return List.of();
      }
      RunLine line = journey.runs(reached.getFirst().at() - lookback, reached.getLast().at());
      List<Loop> loops = new ArrayList<>(reached.size());
      for (Step purchase : reached) {
        loops.add(line.loop(purchase, purchase.at() - lookback));
      }
      return List.copyOf(loops);
    }

    /** The followed purchases that this traffic alone returns to. */
    private List<Step> returned() {
      Site site = step.place().site();
      long dayBefore = step.at() - RETURN_MS;
      long since = Math.max(dayBefore, journey.lastAt(site.at(FunnelStage.SEEN), step, dayBefore));
      if (journey.lastAt(site.at(FunnelStage.PURCHASE), step, since) == Trail.NEVER) {
        return List.of();
      }
      long next =
          journey
              .next(site.at(FunnelStage.SEEN), step, step.at() + RETURN_MS)
              .map(Step::at)
              .orElse(Long.MAX_VALUE);
      return followed.between(journey, since, step.at() - 1).stream()
          .filter(purchase -> purchase.place().site() == site)
          .filter(purchase -> next > purchase.at() + RETURN_MS)
          .toList();
    }
  }

  /** A purchase or refund: changes its order, and which purchases after it are followed. */
  private final class MoneyChange implements Change {
    private final Journey journey;
    private final Step step;
    private final int by;
    private final List<Step> members;
    private final Account before;
    private final List<Long> anchors;
    private final Map<Position, Step> others;

    private MoneyChange(Journey journey, Step step, int by) {
      this.journey = journey;
      this.step = step;
      this.by = by;
      this.members = List.copyOf(journey.order(step.place().site(), step.order()));
      this.before = account(members, Account.NONE);
      this.anchors = anchors();
      this.others = followedOthers();
    }

    @Override
    public void settle(Facts facts) {
      OrderFacts orders = new OrderFacts(weights, nowhere, facts);
      List<Step> now = journey.order(step.place().site(), step.order());
      Account after = account(now, before);
      orders.settle(before, after);
      overCap(by > 0 ? now : members).ifPresent(over -> orders.overCap(over, by));
      if (!members.isEmpty()) {
        changes(journey, step, before.ledger().purchase().isPresent());
      }
      changes(journey, step, after.ledger().purchase().isPresent());
      settleOthers(orders);
    }

    /** The step that the change pushes over the cap of its order, or lets in. */
    private Optional<Step> overCap(List<Step> larger) {
      if (larger.size() <= Ledger.MOST_MEMBERS) {
        return Optional.empty();
      }
      Step first = larger.get(Ledger.MOST_MEMBERS);
      return Optional.of(step.compareTo(first) > 0 ? step : first);
    }

    /** Traffic stays as it is: what is known of the same purchase is true still. */
    private Account account(List<Step> of, Account known) {
      Ledger ledger = Ledger.of(of);
      if (ledger.purchase().isEmpty()) {
        return new Account(ledger, Optional.empty(), false, false);
      }
      Step purchase = ledger.purchase().get();
      boolean follows = followed.is(journey, purchase);
      boolean same = known.followed() && known.ledger().purchase().filter(purchase::is).isPresent();
      if (follows && same) {
        return new Account(ledger, known.loop(), true, known.returned());
      }
      return follows
          ? follow(ledger, purchase, journey.runs(purchase.at() - lookback, purchase.at()))
          : leave(ledger, purchase);
    }

    private Account follow(Ledger ledger, Step purchase, RunLine line) {
      Loop loop = line.loop(purchase, purchase.at() - lookback);
      boolean returned =
          journey
              .next(
                  purchase.place().site().at(FunnelStage.SEEN), purchase, purchase.at() + RETURN_MS)
              .isPresent();
      return new Account(ledger, Optional.of(loop), true, returned);
    }

    private Account leave(Ledger ledger, Step purchase) {
      return new Account(ledger, Optional.of(Loop.direct(purchase)), false, false);
    }

    /** From where on others may be kept from being followed that were, or the other way round. */
    private List<Long> anchors() {
      List<Step> changed = new ArrayList<>(members);
      if (by > 0) {
        Steps.insert(changed, step);
      } else {
        changed.removeIf(step::is);
      }
      List<Long> times = new ArrayList<>();
      Ledger.counting(members).map(Step::at).ifPresent(times::add);
      Ledger.counting(changed).map(Step::at).ifPresent(times::add);
      if (step.isPurchase()) {
        times.add(step.at());
      }
      int most = Math.max(members.size(), changed.size());
      return times.stream()
          .distinct()
          .filter(at -> followed.isCrowdedAround(journey, at, most))
          .toList();
    }

    private Map<Position, Step> followedOthers() {
      Map<Position, Step> found = new LinkedHashMap<>();
      for (long anchor : anchors) {
        for (Step purchase : followed.between(journey, anchor, anchor + followed.window())) {
          if (!purchase.isOf(step.place().site(), step.order())) {
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
      Map<Position, Step> now = followedOthers();
      settleOthers(missing(others, now), false, orders);
      settleOthers(missing(now, others), true, orders);
    }

    private static List<Step> missing(Map<Position, Step> some, Map<Position, Step> others) {
      return some.values().stream()
          .filter(purchase -> !others.containsKey(purchase.position()))
          .sorted()
          .toList();
    }

    /** All of them look back along one line. */
    private void settleOthers(List<Step> purchases, boolean follow, OrderFacts orders) {
      if (purchases.isEmpty()) {
        return;
      }
      RunLine line = journey.runs(purchases.getFirst().at() - lookback, purchases.getLast().at());
      for (Step purchase : purchases) {
        Ledger ledger = Ledger.of(journey.order(purchase.place().site(), purchase.order()));
        Account left = leave(ledger, purchase);
        Account followed = follow(ledger, purchase, line);
        orders.settle(follow ? left : followed, follow ? followed : left);
        changes(journey, purchase, true);
      }
    }
  }

  private static void changes(Journey journey, Step step, boolean purchased) {
    journey.changes(new OrderPart(step.place().site(), step.order(), purchased));
  }
}
