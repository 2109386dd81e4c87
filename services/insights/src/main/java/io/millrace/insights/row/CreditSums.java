package io.millrace.insights.row;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up the credit of one platform under one model, by the direction from touches to money. */
final class CreditSums {
  private final String platform;
  private final String model;
  private final Map<Way, Long> orders = new EnumMap<>(Way.class);
  private final Map<Way, Long> newBuyers = new EnumMap<>(Way.class);
  private final Map<String, Map<Way, Long>> amounts = new TreeMap<>();
  private final Map<String, Map<Way, Long>> refunded = new TreeMap<>();
  private final Map<String, Long> spend = new TreeMap<>();

  CreditSums(String platform, Model model, Figures figures) {
    this.platform = platform;
    this.model = model.id();
    figures.each(Metric.CREDIT_IN, (key, value) -> amount(amounts, key, in(key), value));
    figures.each(Metric.CREDIT_OUT, (key, value) -> amount(amounts, key, Way.OUT, value));
    figures.each(Metric.REFUNDED_IN, (key, value) -> amount(refunded, key, in(key), value));
    figures.each(Metric.REFUNDED_OUT, (key, value) -> amount(refunded, key, Way.OUT, value));
    figures.each(Metric.SPEND, (key, value) -> spend.merge(key.get(1), value, Figures::saturated));
    figures.each(Metric.CREDIT_IN_ORDERS, (key, value) -> count(orders, key, in(key), value));
    figures.each(Metric.CREDIT_OUT_ORDERS, (key, value) -> count(orders, key, Way.OUT, value));
    figures.each(Metric.NEW_BUYERS_IN, (key, value) -> count(newBuyers, key, in(key), value));
    figures.each(Metric.NEW_BUYERS_OUT, (key, value) -> count(newBuyers, key, Way.OUT, value));
  }

  CreditOrders orders() {
    return counts(orders);
  }

  CreditOrders newBuyers() {
    return counts(newBuyers);
  }

  private static CreditOrders counts(Map<Way, Long> counts) {
    return new CreditOrders(
        of(counts, Way.CLOSED), of(counts, Way.IN), of(counts, Way.OUT), of(counts, Way.DIRECT));
  }

  /** A currency with refunds or spend alone has a line, too. */
  List<CreditLine> lines() {
    SortedSet<String> currencies = new TreeSet<>(amounts.keySet());
    currencies.addAll(refunded.keySet());
    currencies.addAll(spend.keySet());
    return currencies.stream().map(this::line).toList();
  }

  /**
   * The whole of a rate is the sum of its parts, not the net money. Both are equal, but they are in
   * different cells, and an answer may have a newer one of the two.
   */
  private CreditLine line(String currency) {
    Map<Way, Long> sums = amounts.getOrDefault(currency, Map.of());
    Map<Way, Long> taken = refunded.getOrDefault(currency, Map.of());
    long closed = of(sums, Way.CLOSED);
    long in = of(sums, Way.IN);
    long out = of(sums, Way.OUT);
    long direct = of(sums, Way.DIRECT);
    Earned earned =
        Earned.of(
            currency,
            Figures.saturated(closed, out),
            Figures.saturated(of(taken, Way.CLOSED), of(taken, Way.OUT)),
            spend.getOrDefault(currency, 0L),
            of(orders, Way.CLOSED) + of(orders, Way.OUT),
            of(newBuyers, Way.CLOSED) + of(newBuyers, Way.OUT));
    return new CreditLine(
        currency,
        Long.toString(closed),
        Long.toString(in),
        Long.toString(out),
        Long.toString(direct),
        new CreditRefunds(
            Long.toString(of(taken, Way.CLOSED)),
            Long.toString(of(taken, Way.IN)),
            Long.toString(of(taken, Way.OUT)),
            Long.toString(of(taken, Way.DIRECT))),
        Rate.share(closed, in, direct),
        Rate.share(out, closed),
        earned.roas(),
        earned.costPerOrder(),
        earned.costPerNewBuyer());
  }

  private Way in(List<String> key) {
    String touch = key.get(1);
    if (touch.isEmpty()) {
      return Way.DIRECT;
    }
    return touch.equals(platform) ? Way.CLOSED : Way.IN;
  }

  private void amount(Map<String, Map<Way, Long>> sums, List<String> key, Way way, long value) {
    if (key.getFirst().equals(model)) {
      sums.computeIfAbsent(key.get(3), _ -> new EnumMap<>(Way.class))
          .merge(way, value, Figures::saturated);
    }
  }

  private void count(Map<Way, Long> sums, List<String> key, Way way, long value) {
    if (key.getFirst().equals(model)) {
      sums.merge(way, value, Figures::saturated);
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
