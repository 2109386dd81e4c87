package io.millrace.insights.row;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes rows and totals from the figures of cells. Queries and live streams both use it. */
public final class RowComposer {
  private final String platform;
  private final Model model;

  /** Creates a composer for rows of that platform, with credit under that model. */
  public RowComposer(String platform, Model model) {
    this.platform = platform;
    this.model = model;
  }

  /** Makes the row of a window from the figures of its cells. */
  public Row row(Grain grain, long start, Figures figures) {
    OptionalLong visitors = distinct(Metric.VISITORS, grain, figures);
    OptionalLong buyers = distinct(Metric.BUYERS, grain, figures);
    return new Row(Instant.ofEpochMilli(start), numbers(figures, visitors, buyers));
  }

  /**
   * Makes totals from the sum of the figures of rows. Totals have no distinct counts because
   * distinct counts cannot be added.
   */
  public RowNumbers totals(Figures sum) {
    return numbers(sum, OptionalLong.empty(), OptionalLong.empty());
  }

  private static OptionalLong distinct(Metric metric, Grain grain, Figures figures) {
    return metric.grains().contains(grain)
        ? OptionalLong.of(figures.value(metric))
        : OptionalLong.empty();
  }

  private RowNumbers numbers(Figures figures, OptionalLong visitors, OptionalLong buyers) {
    MoneySums money = new MoneySums(figures);
    return new RowNumbers(
        traffic(figures, visitors, buyers),
        new OrderNumbers(
            figures.value(Metric.ORDERS),
            figures.value(Metric.UNVALUED),
            figures.value(Metric.OTHER_CURRENCY),
            figures.value(Metric.ORDERS_OVER_CAP)),
        figures.value(Metric.NEW_BUYERS),
        money.lines(),
        loops(figures),
        figures.isOverflowed());
  }

  private static TrafficNumbers traffic(
      Figures figures, OptionalLong visitors, OptionalLong buyers) {
    long content = events(figures, Domain.CONTENT);
    long social = events(figures, Domain.SOCIAL);
    long commerce = events(figures, Domain.COMMERCE);
    return new TrafficNumbers(
        content + social + commerce,
        content,
        social,
        commerce,
        types(figures),
        figures.value(Metric.OPENS),
        figures.value(Metric.ATTENTION),
        visitors,
        buyers,
        figures.value(Metric.EVENTS_OVER_CAP));
  }

  private static Map<String, Long> types(Figures figures) {
    Map<String, Long> types = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      long events = figures.value(Metric.EVENTS, type.id());
      if (events != 0) {
        types.put(type.id(), events);
      }
    }
    return types;
  }

  private static long events(Figures figures, Domain domain) {
    return EventType.in(domain).stream()
        .mapToLong(type -> figures.value(Metric.EVENTS, type.id()))
        .sum();
  }

  private LoopNumbers loops(Figures figures) {
    CreditSums credit = new CreditSums(platform, model, figures);
    CreditOrders orders = credit.orders();
    return new LoopNumbers(
        model.id(),
        figures.value(Metric.LOOPS, LoopKind.CLOSED.id()),
        figures.value(Metric.LOOPS, LoopKind.EXTERNAL.id()),
        figures.value(Metric.LOOPS, LoopKind.MIXED.id()),
        figures.value(Metric.LOOPS, LoopKind.DIRECT.id()),
        figures.value(Metric.RETURNS),
        Rate.of(figures.value(Metric.RETURNS), figures.value(Metric.ORDERS)),
        secondsToMoneyBits(figures),
        orders,
        credit.newBuyers(),
        PurchaseRates.of(orders),
        credit.lines());
  }

  private static List<Long> secondsToMoneyBits(Figures figures) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    figures.each(
        Metric.SECONDS_TO_MONEY,
        (dimensions, count) -> counts.put(Integer.parseInt(dimensions.getFirst()), count));
    return counts.isEmpty()
        ? List.of()
        : IntStream.rangeClosed(0, counts.lastKey())
            .mapToObj(bits -> counts.getOrDefault(bits, 0L))
            .toList();
  }
}
