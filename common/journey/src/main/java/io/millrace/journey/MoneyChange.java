package io.millrace.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a purchase or refund. It affects its order, which purchases near it are followed, and
 * which purchase is the first one on the platform.
 */
final class MoneyChange implements Orders.Change {
  private final OrderRules rules;
  private final Journey journey;
  private final JourneyEvent event;
  private final int by;
  private final List<JourneyEvent> members;
  private final Optional<Position> first;
  private final List<Long> anchors;
  private final Map<Position, JourneyEvent> others;

  MoneyChange(OrderRules rules, Journey journey, JourneyEvent event, int by) {
    this.rules = rules;
    this.journey = journey;
    this.event = event;
    this.by = by;
    this.members = List.copyOf(journey.orders().of(event));
    this.first = journey.firstPurchase(event.surface().interned());
    journey.pending().noteOrder(OrderName.of(event), this::sent, this::isReturned);
    this.anchors = anchors();
    this.others = followedOthers();
  }

  private OrderContribution sent() {
    return members.isEmpty()
        ? OrderContribution.NONE
        : rules.contribution(
            journey, OrderBalance.of(members), rules.runs(journey), journey::isFirst);
  }

  private boolean isReturned(JourneyEvent purchase) {
    return OrderRules.isReturned(journey, purchase);
  }

  @Override
  public void done(FactSink facts) {
    List<JourneyEvent> larger = by > 0 ? journey.orders().of(event) : members;
    overCap(larger).ifPresent(over -> rules.facts(facts).overCap(over, by));
    if (!anchors.isEmpty()) {
      Map<Position, JourneyEvent> now = followedOthers();
      RunsInView runs = rules.runs(journey);
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
        .events()
        .find(position.key())
        .filter(purchase -> purchase.position().equals(position))
        .ifPresent(
            purchase ->
                journey
                    .pending()
                    .noteOrder(
                        OrderName.of(purchase), () -> sent(balance(purchase)), this::isReturned));
  }

  /** What was sent of an order whose events, touches and following the change did not affect. */
  private OrderContribution sent(OrderBalance balance) {
    return rules.contribution(journey, balance, rules.runs(journey), this::wasFirst);
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
   * Event times, in milliseconds, after which this change can alter which purchases of other orders
   * are followed.
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
        .filter(at -> rules.followed().isCrowdedAround(journey, at, most))
        .toList();
  }

  private Map<Position, JourneyEvent> followedOthers() {
    Map<Position, JourneyEvent> found = new LinkedHashMap<>();
    for (long anchor : anchors) {
      for (JourneyEvent purchase :
          rules.followed().between(journey, anchor, anchor + rules.followed().window())) {
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
            () -> rules.follow(journey, balance(purchase), runs.loop(purchase), this::wasFirst),
            this::isReturned);
  }

  private void noteLeft(JourneyEvent purchase) {
    journey
        .pending()
        .noteOrder(
            OrderName.of(purchase),
            () -> rules.leave(balance(purchase), this::wasFirst),
            this::isReturned);
  }

  private OrderBalance balance(JourneyEvent purchase) {
    return OrderBalance.of(journey.orders().of(purchase));
  }
}
