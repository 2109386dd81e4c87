package io.millrace.audit.batch;

import io.millrace.events.Event;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A purchase with its touches. */
final class BatchLoop {
  private static final int CREDITED = 256;
  private static final int CREDITED_PLACES = 32;
  private static final long MICRO_ORDERS = 1_000_000;

  private final Event.Purchase purchase;
  private final Duration halfLife;
  private final List<BatchTouch> touches;
  private final BatchTotals totals;

  /**
   * @param followed whether the purchase looks back on traffic
   */
  BatchLoop(
      Event.Purchase purchase,
      boolean followed,
      CalculationSettings calculation,
      List<Event> journey,
      BatchTotals totals) {
    this.purchase = purchase;
    this.halfLife = calculation.halfLife();
    this.touches =
        followed ? BatchTouch.before(purchase, calculation.lookback(), journey) : List.of();
    this.totals = totals;
  }

  /** By where all of its touches were, however many. */
  LoopKind kind() {
    Set<String> platforms = touches.stream().map(BatchTouch::platform).collect(Collectors.toSet());
    if (platforms.isEmpty()) {
      return LoopKind.DIRECT;
    }
    if (!platforms.contains(purchase.envelope().platform())) {
      return LoopKind.EXTERNAL;
    }
    return platforms.size() == 1 ? LoopKind.CLOSED : LoopKind.MIXED;
  }

  /** The whole seconds since the first of all touches; empty when there was none. */
  OptionalLong secondsToMoney() {
    return touches.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of((purchase.envelope().at() - touches.getFirst().at()) / 1_000);
  }

  void creditOrder() {
    for (Model model : Model.values()) {
      BatchCredit credit = new BatchCredit(model, purchase, totals);
      long[] shares = shares(model, MICRO_ORDERS);
      for (int i = 0; i < shares.length; i++) {
        credit.order(credited().get(i), shares[i]);
      }
    }
  }

  /**
   * Credits are always the shares of what is left of the amount: what changes it changes them.
   *
   * @param change the purchase or refund, which decides the window
   */
  void creditMoney(Event change, String currency, long leftBefore, long leftAfter) {
    for (Model model : Model.values()) {
      BatchCredit credit = new BatchCredit(model, change, totals);
      long[] before = shares(model, leftBefore);
      long[] after = shares(model, leftAfter);
      for (int i = 0; i < before.length; i++) {
        credit.money(credited().get(i), currency, after[i] - before[i]);
      }
    }
  }

  private long[] shares(Model model, long whole) {
    return BatchShares.of(whole, model, credited(), purchase.envelope().at(), halfLife);
  }

  /**
   * The latest touches, and of these the latest that were at no more than so many places; where
   * there is none, nobody in particular earns all.
   */
  private List<BatchTouch> credited() {
    if (touches.isEmpty()) {
      return List.of(new BatchTouch("", "", purchase.envelope().at()));
    }
    int from = touches.size();
    Set<String> places = new HashSet<>();
    while (from > 0 && touches.size() - from < CREDITED) {
      BatchTouch touch = touches.get(from - 1);
      places.add(touch.platform() + " " + touch.surface());
      if (places.size() > CREDITED_PLACES) {
        break;
      }
      from--;
    }
    return touches.subList(from, touches.size());
  }
}
