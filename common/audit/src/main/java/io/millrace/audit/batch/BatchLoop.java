package io.millrace.audit.batch;

import io.millrace.events.Event;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import io.millrace.events.terms.Terms;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A purchase with its touches. */
final class BatchLoop {
  private static final int CREDITED = 256;
  private static final long MICRO_ORDERS = 1_000_000;

  private final Event.Purchase purchase;
  private final Duration halfLife;
  private final List<BatchTouch> touches;
  private final BatchTotals totals;

  BatchLoop(Event.Purchase purchase, Terms terms, List<Event> journey, BatchTotals totals) {
    this.purchase = purchase;
    this.halfLife = terms.halfLife();
    this.touches = BatchTouch.before(purchase, terms.lookback(), journey);
    this.totals = totals;
  }

  /** By where all of its touches were, however many. */
  LoopKind kind() {
    Set<String> platforms = touches.stream().map(BatchTouch::platform).collect(Collectors.toSet());
    if (platforms.isEmpty()) {
      return LoopKind.DIRECT;
    }
    if (!platforms.contains(purchase.head().platform())) {
      return LoopKind.EXTERNAL;
    }
    return platforms.size() == 1 ? LoopKind.CLOSED : LoopKind.MIXED;
  }

  /** The whole seconds since the first of all touches; empty when there was none. */
  OptionalLong secondsToMoney() {
    return touches.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of((purchase.head().at() - touches.getFirst().at()) / 1_000);
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
    return BatchShares.of(whole, model, credited(), purchase.head().at(), halfLife);
  }

  /** The latest touches; where there is none, nobody in particular earns all. */
  private List<BatchTouch> credited() {
    return touches.isEmpty()
        ? List.of(new BatchTouch("", "", purchase.head().at()))
        : touches.subList(Math.max(0, touches.size() - CREDITED), touches.size());
  }
}
