package io.millrace.journey;

import io.millrace.events.cell.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares an order and its money among the touches of its loop, under every model. The credits are
 * always the shares of what remains: a refund takes the share of what was left before it, less that
 * of what is left after.
 */
final class LoopCredit {
  private final Loop loop;
  private final long[] ages;
  private final Weights weights;
  private final Facts facts;

  /** The places of the touches, each once, and for each touch which of them it is at. */
  private final List<Place> places = new ArrayList<>();

  private final int[] placeOf;

  LoopCredit(Loop loop, Weights weights, Facts facts) {
    List<Touch> touches = loop.credited();
    this.loop = loop;
    this.ages = loop.ages();
    this.weights = weights;
    this.facts = facts;
    this.placeOf = touches.stream().mapToInt(touch -> number(touch.place())).toArray();
  }

  private int number(Place place) {
    int number = places.indexOf(place);
    if (number < 0) {
      places.add(place);
      return places.size() - 1;
    }
    return number;
  }

  void credit(List<Ledger.Refunded> refunds) {
    for (Model model : Model.values()) {
      Credit credit = new Credit(model, facts);
      if (places.isEmpty()) {
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

  private void shared(Credit credit, long[] weightOf, List<Ledger.Refunded> refunds) {
    Step purchase = loop.purchase();
    long[] orders = byPlace(Shares.of(Credit.MICRO_ORDERS, weightOf));
    for (int i = 0; i < orders.length; i++) {
      credit.order(purchase, places.get(i), orders[i]);
    }
    if (purchase.hasAmount()) {
      money(credit, purchase, byPlace(Shares.of(purchase.amount(), weightOf)));
    }
    for (Ledger.Refunded refunded : refunds) {
      if (refunded.applied() > 0) {
        long[] taken = byPlace(Shares.of(refunded.left() - refunded.applied(), weightOf));
        long[] before = byPlace(Shares.of(refunded.left(), weightOf));
        for (int i = 0; i < taken.length; i++) {
          taken[i] -= before[i];
        }
        money(credit, refunded.refund(), taken);
      }
    }
  }

  private long[] byPlace(long[] shares) {
    long[] sums = new long[places.size()];
    for (int i = 0; i < shares.length; i++) {
      sums[placeOf[i]] += shares[i];
    }
    return sums;
  }

  private void money(Credit credit, Step money, long[] amounts) {
    for (int i = 0; i < amounts.length; i++) {
      credit.money(money, places.get(i), amounts[i]);
    }
  }
}
