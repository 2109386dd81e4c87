package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.row.Figures;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Adds up credit by the platform of the attention and the platform of the money. */
final class LoopMatrix {
  /** Sorts behind all ids, so that credit without a touch comes last. */
  private static final String NOWHERE = "~";

  private static final Set<Metric> CREDIT = EnumSet.of(Metric.CREDIT_IN, Metric.CREDIT_IN_ORDERS);

  private final Model model;
  private final boolean bySurface;
  private final Map<String, Figures> byMoney = new TreeMap<>();

  LoopMatrix(Model model, boolean bySurface) {
    this.model = model;
    this.bySurface = bySurface;
  }

  void add(WindowFigures found) {
    byMoney.computeIfAbsent(found.platform(), _ -> new Figures()).add(found.under(model), CREDIT);
  }

  boolean isOverflowed() {
    return byMoney.values().stream().anyMatch(Figures::isOverflowed);
  }

  /** Returns the cells in the order of their keys: by attention, then by money. */
  List<LoopCell> cells() {
    Map<String, Sums> ways = new TreeMap<>();
    byMoney.forEach((to, figures) -> collect(to, figures, ways));
    return ways.values().stream().filter(way -> !way.isZero()).map(Sums::cell).toList();
  }

  /**
   * Returns the key of a cell. Different cells have different keys. A blank sorts before all
   * characters of ids.
   */
  static String key(LoopCell cell) {
    return String.join(" ", cell.from().orElse(NOWHERE), cell.surface().orElse(""), cell.to());
  }

  private void collect(String to, Figures figures, Map<String, Sums> ways) {
    figures.each(
        Metric.CREDIT_IN,
        (key, value) -> sums(ways, key, to).amounts.merge(key.get(3), value, Figures::saturated));
    figures.each(Metric.CREDIT_IN_ORDERS, (key, value) -> sums(ways, key, to).microOrders += value);
  }

  private Sums sums(Map<String, Sums> ways, List<String> key, String to) {
    Optional<String> from = text(key.get(1));
    Optional<String> surface = bySurface ? text(key.get(2)) : Optional.empty();
    LoopCell empty = new LoopCell(from, surface, to, 0, List.of(), Optional.empty());
    return ways.computeIfAbsent(key(empty), _ -> new Sums(empty));
  }

  private static Optional<String> text(String id) {
    return Optional.of(id).filter(text -> !text.isEmpty());
  }

  private static final class Sums {
    private final LoopCell way;
    private final Map<String, Long> amounts = new TreeMap<>();
    private long microOrders;

    Sums(LoopCell way) {
      this.way = way;
    }

    boolean isZero() {
      return microOrders == 0 && amounts.values().stream().allMatch(amount -> amount == 0);
    }

    LoopCell cell() {
      return new LoopCell(
          way.from(), way.surface(), way.to(), microOrders, Amount.of(amounts), Optional.empty());
    }
  }
}
