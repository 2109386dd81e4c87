package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.row.Figures;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Adds up credit by the platform of the attention and the platform of the money. */
final class LoopMatrix {
  /** Sorts behind all ids, so that credit without a touch or without a name comes last. */
  private static final String NOWHERE = "~";

  private final Model model;
  private final LoopSplit by;
  private final Catalog catalog;
  private final Set<Metric> credit = new HashSet<>();
  private final Map<String, Figures> byPlatform = new TreeMap<>();

  LoopMatrix(Model model, LoopSplit by, Catalog catalog) {
    this.model = model;
    this.by = by;
    this.catalog = catalog;
    credit.addAll(Set.of(Metric.CREDIT_IN, Metric.CREDIT_IN_ORDERS));
    by.dimension()
        .ifPresent(
            dimension -> {
              credit.add(dimension.metric(SplitNumber.CREDIT));
              credit.add(dimension.metric(SplitNumber.CREDIT_ORDERS));
            });
  }

  void add(WindowFigures found) {
    byPlatform
        .computeIfAbsent(found.platform(), _ -> new Figures())
        .add(found.under(model), credit);
  }

  boolean isOverflowed() {
    return byPlatform.values().stream().anyMatch(Figures::isOverflowed);
  }

  /** Returns the cells in the order of their keys: by attention, then by money. */
  List<LoopCell> cells() {
    Map<String, Sums> ways = new TreeMap<>();
    byPlatform.forEach((platform, figures) -> collect(platform, figures, ways));
    return ways.values().stream().filter(way -> !way.isZero()).map(Sums::cell).toList();
  }

  /**
   * Returns the key of a cell. Different cells have different keys. A blank sorts before all
   * characters of ids.
   */
  static String key(LoopCell cell) {
    String part =
        cell.surface()
            .or(() -> cell.channel().map(name -> name.orElse(NOWHERE)))
            .or(() -> cell.region().map(name -> name.orElse(NOWHERE)))
            .orElse("");
    return String.join(" ", cell.from().orElse(NOWHERE), part, cell.to());
  }

  private void collect(String platform, Figures figures, Map<String, Sums> ways) {
    figures.each(
        Metric.CREDIT_IN, (key, value) -> total(ways, key, platform).add(key.get(3), value));
    figures.each(
        Metric.CREDIT_IN_ORDERS, (key, value) -> total(ways, key, platform).microOrders += value);
    by.dimension().ifPresent(dimension -> named(dimension, platform, figures, ways));
  }

  /** Moves named credit from the unnamed cell of its pair. So the pair keeps its sum. */
  private void named(
      Dimension dimension, String platform, Figures figures, Map<String, Sums> ways) {
    figures.each(
        dimension.metric(SplitNumber.CREDIT),
        (key, value) -> {
          named(ways, platform, key).add(key.get(3), value);
          unnamed(ways, platform, key).add(key.get(3), -value);
        });
    figures.each(
        dimension.metric(SplitNumber.CREDIT_ORDERS),
        (key, value) -> {
          named(ways, platform, key).microOrders += value;
          unnamed(ways, platform, key).microOrders -= value;
        });
  }

  private Sums total(Map<String, Sums> ways, List<String> key, String to) {
    Optional<String> surface = by == LoopSplit.SURFACE ? text(key.get(2)) : Optional.empty();
    return sums(ways, text(key.get(1)), surface, to);
  }

  private Sums named(Map<String, Sums> ways, String from, List<String> key) {
    return sums(ways, Optional.of(from), Optional.of(key.get(1)), key.get(2));
  }

  private Sums unnamed(Map<String, Sums> ways, String from, List<String> key) {
    return sums(ways, Optional.of(from), Optional.empty(), key.get(2));
  }

  /**
   * @param part the surface of the total, or the name of named credit
   */
  private Sums sums(
      Map<String, Sums> ways, Optional<String> from, Optional<String> part, String to) {
    LoopCell empty =
        LoopCell.empty(
            by, from.map(platform -> by.end(catalog, platform)), part, by.end(catalog, to));
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

    void add(String currency, long value) {
      amounts.merge(currency, value, Figures::saturated);
    }

    boolean isZero() {
      return microOrders == 0 && amounts.values().stream().allMatch(amount -> amount == 0);
    }

    LoopCell cell() {
      return way.with(microOrders, Amount.of(amounts));
    }
  }
}
