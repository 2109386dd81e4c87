package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.Optional;

/** Writes credit down where it is read: at the platform of the money and at that of the touch. */
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
   * @param touch the step that earned it; empty for money without a touch
   * @param amount in minor units
   */
  void money(Step money, Optional<Step> touch, long amount) {
    if (amount == 0) {
      return;
    }
    String currency = money.currency();
    add(money, Metric.CREDIT_IN, amount, platform(touch), surface(touch), currency);
    away(money, touch)
        .ifPresent(
            from -> {
              Measure out = measure(Metric.CREDIT_OUT, from.surface(), money.platform(), currency);
              facts.add(from.platform(), out, money.at(), amount);
            });
  }

  /** A purchase credited to a touch, in millionths of an order. */
  void orders(Step purchase, Optional<Step> touch, long micros) {
    add(purchase, Metric.CREDIT_IN_ORDERS, micros, platform(touch), surface(touch));
    away(purchase, touch)
        .ifPresent(
            from -> {
              Measure out = measure(Metric.CREDIT_OUT_ORDERS, from.surface(), purchase.platform());
              facts.add(from.platform(), out, purchase.at(), micros);
            });
  }

  private void add(Step money, Metric metric, long delta, String... dimensions) {
    facts.add(money.platform(), measure(metric, dimensions), money.at(), delta);
  }

  private Measure measure(Metric metric, String... dimensions) {
    String[] all = new String[dimensions.length + 1];
    all[0] = model.id();
    System.arraycopy(dimensions, 0, all, 1, dimensions.length);
    return Measure.of(metric, all);
  }

  private static Optional<Step> away(Step money, Optional<Step> touch) {
    return touch.filter(step -> !step.platform().equals(money.platform()));
  }

  private static String platform(Optional<Step> touch) {
    return touch.map(Step::platform).orElse(Step.NO_TEXT);
  }

  private static String surface(Optional<Step> touch) {
    return touch.map(Step::surface).orElse(Step.NO_TEXT);
  }
}
