package io.millrace.insights.row;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the credit of one platform under one model, by the direction from touches to money. */
final class CreditSums {
  private final String platform;
  private final String model;
  private final Map<Way, Long> orders = new EnumMap<>(Way.class);
  private final Map<String, Map<Way, Long>> amounts = new TreeMap<>();
  private final Map<String, Long> spend = new TreeMap<>();

  CreditSums(String platform, Model model, Figures figures) {
    this.platform = platform;
    this.model = model.id();
    figures.each(Metric.CREDIT_IN, (key, value) -> amount(key, key.get(3), in(key), value));
    figures.each(Metric.CREDIT_OUT, (key, value) -> amount(key, key.get(3), Way.OUT, value));
    figures.each(Metric.CREDIT_IN_ORDERS, (key, value) -> order(key, in(key), value));
    figures.each(Metric.SPEND, (key, value) -> spend(key.get(1), value));
    figures.each(Metric.CREDIT_OUT_ORDERS, (key, value) -> order(key, Way.OUT, value));
  }

  CreditOrders orders() {
    return new CreditOrders(
        of(orders, Way.CLOSED), of(orders, Way.IN), of(orders, Way.OUT), of(orders, Way.DIRECT));
  }

  List<CreditLine> lines() {
    return amounts.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * The whole of a rate is the sum of its parts, not the net money. Both are equal, but they are in
   * different cells, and an answer may have a newer one of the two.
   */
  private CreditLine line(String currency, Map<Way, Long> sums) {
    long closed = of(sums, Way.CLOSED);
    long in = of(sums, Way.IN);
    long out = of(sums, Way.OUT);
    long direct = of(sums, Way.DIRECT);
    Earned earned =
        Earned.of(
            currency,
            Figures.saturated(closed, out),
            spend.getOrDefault(currency, 0L),
            of(orders, Way.CLOSED) + of(orders, Way.OUT));
    return new CreditLine(
        currency,
        Long.toString(closed),
        Long.toString(in),
        Long.toString(out),
        Long.toString(direct),
        Rate.share(closed, in, direct),
        Rate.share(out, closed),
        earned.roas(),
        earned.costPerOrder());
  }

  private Way in(List<String> key) {
    String touch = key.get(1);
    if (touch.isEmpty()) {
      return Way.DIRECT;
    }
    return touch.equals(platform) ? Way.CLOSED : Way.IN;
  }

  private void amount(List<String> key, String currency, Way way, long value) {
    if (key.getFirst().equals(model)) {
      amounts
          .computeIfAbsent(currency, _ -> new EnumMap<>(Way.class))
          .merge(way, value, Figures::saturated);
    }
  }

  /** A currency with spend has a line, also without credit. */
  private void spend(String currency, long value) {
    amounts.computeIfAbsent(currency, _ -> new EnumMap<>(Way.class));
    spend.merge(currency, value, Figures::saturated);
  }

  private void order(List<String> key, Way way, long value) {
    if (key.getFirst().equals(model)) {
      orders.merge(way, value, Figures::saturated);
    }
  }

  private static long of(Map<Way, Long> sums, Way way) {
    return sums.getOrDefault(way, 0L);
  }

  /** The direction from touches to money. */
  private enum Way {
    CLOSED,
    IN,
    OUT,
    DIRECT
  }
}
