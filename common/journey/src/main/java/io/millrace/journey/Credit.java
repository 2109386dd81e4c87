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

  private final String model;
  private final Facts facts;

  Credit(Model model, Facts facts) {
    this.model = model.id();
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
    String currency = money.currency();
    String surface = touch.surface();
    add(money, Measure.of(Metric.CREDIT_IN, model, touch.platform(), surface, currency), amount);
    if (touch.site() != money.place().site()) {
      Measure out = Measure.of(Metric.CREDIT_OUT, model, surface, money.platform(), currency);
      facts.add(touch.platform(), out, money.at(), amount);
    }
  }

  /** A purchase credited to a touch, in millionths of an order. */
  void order(Step purchase, Place touch, long micros) {
    if (micros == 0) {
      return;
    }
    String surface = touch.surface();
    add(purchase, Measure.of(Metric.CREDIT_IN_ORDERS, model, touch.platform(), surface), micros);
    if (touch.site() != purchase.place().site()) {
      Measure out = Measure.of(Metric.CREDIT_OUT_ORDERS, model, surface, purchase.platform());
      facts.add(touch.platform(), out, purchase.at(), micros);
    }
  }

  /** Money without a touch, otherwise as {@link #money}. */
  void directMoney(Step money, long amount) {
    if (amount != 0) {
      add(money, Measure.of(Metric.CREDIT_IN, model, "", "", money.currency()), amount);
    }
  }

  /** A purchase without a touch. */
  void directOrder(Step purchase) {
    add(purchase, Measure.of(Metric.CREDIT_IN_ORDERS, model, "", ""), MICRO_ORDERS);
  }

  private void add(Step money, Measure measure, long delta) {
    facts.add(money.platform(), measure, money.at(), delta);
  }
}
