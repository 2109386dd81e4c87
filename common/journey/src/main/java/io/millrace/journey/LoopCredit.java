package io.millrace.journey;

import io.millrace.events.cell.Model;
import java.util.List;

/**
 * Shares an order and its money among the touches of its loop, under every model. The credits are
 * always the shares of what remains: a refund takes the share of what was left before it, less that
 * of what is left after.
 */
final class LoopCredit {
  private final Loop loop;
  private final List<Touch> touches;
  private final Weights weights;
  private final Facts facts;

  LoopCredit(Loop loop, Weights weights, Facts facts) {
    this.loop = loop;
    this.touches = loop.credited();
    this.weights = weights;
    this.facts = facts;
  }

  void credit(List<Ledger.Refunded> refunds) {
    Step purchase = loop.purchase();
    long[] ages = touches.stream().mapToLong(touch -> purchase.at() - touch.at()).toArray();
    for (Model model : Model.values()) {
      Credit credit = new Credit(model, facts);
      if (touches.isEmpty()) {
        direct(credit, refunds);
      } else {
        shared(credit, weights.of(model, ages), refunds);
      }
    }
  }

  private void direct(Credit credit, List<Ledger.Refunded> refunds) {
    Step purchase = loop.purchase();
    credit.directOrder(purchase);
    if (purchase.hasAmount()) {
      credit.directMoney(purchase, purchase.amount());
    }
    refunds.forEach(refunded -> credit.directMoney(refunded.refund(), -refunded.applied()));
  }

  private void shared(Credit credit, long[] shares, List<Ledger.Refunded> refunds) {
    Step purchase = loop.purchase();
    long[] orders = Shares.of(Credit.MICRO_ORDERS, shares);
    for (int i = 0; i < orders.length; i++) {
      credit.order(purchase, touches.get(i).place(), orders[i]);
    }
    if (purchase.hasAmount()) {
      money(credit, purchase, Shares.of(purchase.amount(), shares));
    }
    for (Ledger.Refunded refunded : refunds) {
      if (refunded.applied() > 0) {
        long[] taken = Shares.of(refunded.left() - refunded.applied(), shares);
        long[] before = Shares.of(refunded.left(), shares);
        for (int i = 0; i < taken.length; i++) {
          taken[i] -= before[i];
        }
        money(credit, refunded.refund(), taken);
      }
    }
  }

  private void money(Credit credit, Step money, long[] amounts) {
    for (int i = 0; i < amounts.length; i++) {
      credit.money(money, touches.get(i).place(), amounts[i]);
    }
  }
}
