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
    shareOrder(BatchCredit::order);
  }

  /** Shares the order among the same touches once more, as that of a new buyer. */
  void creditNewBuyer() {
    shareOrder(BatchCredit::newBuyer);
  }

  /** Receives the millionths of an order that a touch earned under a model. */
  private interface OrderShare {
    void add(BatchCredit credit, BatchTouch touch, long micros);
  }

  private void shareOrder(OrderShare share) {
    for (Model model : Model.values()) {
      BatchCredit credit = new BatchCredit(model, purchase, totals);
      long[] shares = shares(model, MICRO_ORDERS);
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] != 0) {
          share.add(credit, credited.get(i), shares[i]);
        }
      }
    }
  }

  /** Adds the credits of the amount of the order. */
  void creditMoney(String currency, long amount) {
    for (Model model : Model.values()) {
      BatchCredit credit = new BatchCredit(model, purchase, totals);
      long[] shares = shares(model, amount);
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] != 0) {
          credit.money(credited.get(i), currency, shares[i]);
        }
      }
    }
  }

  /**
   * Takes from every touch what its credit for the money that was left is more than its credit for
   * the money that is left. Credits are always shares of the money that is left.
   *
   * @param refund decides the window
   */
  void refund(Event.Refund refund, String currency, long leftBefore, long leftAfter) {
    for (Model model : Model.values()) {
      BatchCredit credit = new BatchCredit(model, refund, totals);
      long[] before = shares(model, leftBefore);
      long[] after = shares(model, leftAfter);
      for (int i = 0; i < before.length; i++) {
        long taken = before[i] - after[i];
        if (taken != 0) {
          credit.money(credited.get(i), currency, -taken);
          credit.refunded(credited.get(i), currency, taken);
        }
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
