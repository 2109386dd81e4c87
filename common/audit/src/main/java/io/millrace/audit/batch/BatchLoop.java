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

/** A loop: a purchase with its touches. */
final class BatchLoop {
  private static final int CREDITED = 256;
  private static final int CREDITED_SURFACES = 32;
  private static final long MICRO_ORDERS = 1_000_000;

  private final Event.Purchase purchase;
  private final Duration halfLife;
  private final List<BatchTouch> touches;
  private final List<BatchTouch> credited;
  private final BatchTotals totals;

  /**
   * @param followed whether the purchase has touches; otherwise it is direct
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
    this.credited = BatchNames.ofLatest(latest());
    this.totals = totals;
  }

  /** The kind of the loop, decided by the platforms of all its touches, credited or not. */
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

  /**
   * The whole seconds from the first of all touches to the purchase; empty when there is no touch.
   */
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
        credit.order(credited.get(i), shares[i]);
      }
    }
  }

  /**
   * Adds the change of all credits when the money that is left of the amount changes. Credits are
   * always shares of the money that is left.
   *
   * @param change the purchase or refund; it decides the window
   */
  void creditMoney(Event change, String currency, long leftBefore, long leftAfter) {
    for (Model model : Model.values()) {
      BatchCredit credit = new BatchCredit(model, change, totals);
      long[] before = shares(model, leftBefore);
      long[] after = shares(model, leftAfter);
      for (int i = 0; i < before.length; i++) {
        credit.money(credited.get(i), currency, after[i] - before[i]);
      }
    }
  }

  private long[] shares(Model model, long whole) {
    return BatchShares.of(whole, model, credited, purchase.envelope().at(), halfLife);
  }

  /**
   * The touches that earn credit: the latest {@code CREDITED} touches, limited to the latest ones
   * on at most {@code CREDITED_SURFACES} surfaces. Without touches, an unnamed touch earns
   * everything.
   */
  private List<BatchTouch> latest() {
    if (touches.isEmpty()) {
      return List.of(BatchTouch.unnamed(purchase));
    }
    int from = touches.size();
    Set<String> surfaces = new HashSet<>();
    while (from > 0 && touches.size() - from < CREDITED) {
      BatchTouch touch = touches.get(from - 1);
      surfaces.add(touch.platform() + " " + touch.surface());
      if (surfaces.size() > CREDITED_SURFACES) {
        break;
      }
      from--;
    }
    return touches.subList(from, touches.size());
  }
}
