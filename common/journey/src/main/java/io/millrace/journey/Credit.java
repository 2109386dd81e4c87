package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;

/**
 * Writes credit under one model down where it is read: at the platform of the money and, when the
 * touch was elsewhere, at that of the touch.
 */
final class Credit {
  /** What one order is worth in shares of credit. */
  static final long MICRO_ORDERS = 1_000_000;

  private final Model model;
  private final Facts facts;

  Credit(Model model, Facts facts) {
    this.model = model;
    this.facts = facts;
  }

  /**
   * Money credited to a touch, or taken back from it.
   *
   * @param money the step whose window it belongs to and whose platform and currency it is of
   * @param touch where it was earned
   * @param amount in minor units
   */
  void money(Step money, Place touch, long amount) {
    if (amount == 0) {
      return;
    }
    add(money, touch.creditIn(model, money.currency()), amount);
    Site on = money.place().site();
    if (touch.site() != on) {
      Measure out = touch.creditOut(model, on, money.currency());
      facts.add(touch.platform(), out, money.at(), amount);
    }
  }

  /** A purchase credited to a touch, in millionths of an order. */
  void order(Step purchase, Place touch, long micros) {
    if (micros == 0) {
      return;
    }
    add(purchase, touch.creditInOrders(model), micros);
    Site on = purchase.place().site();
    if (touch.site() != on) {
      facts.add(touch.platform(), touch.creditOutOrders(model, on), purchase.at(), micros);
    }
  }

  /** Money without a touch, otherwise as {@link #money}. */
  void directMoney(Step money, long amount) {
    if (amount != 0) {
      add(money, Measure.of(Metric.CREDIT_IN, model.id(), "", "", money.currency()), amount);
    }
  }

  /** A purchase without a touch. */
  void directOrder(Step purchase) {
    add(purchase, Measure.of(Metric.CREDIT_IN_ORDERS, model.id(), "", ""), MICRO_ORDERS);
  }

  private void add(Step money, Measure measure, long delta) {
    facts.add(money.platform(), measure, money.at(), delta);
  }
}
