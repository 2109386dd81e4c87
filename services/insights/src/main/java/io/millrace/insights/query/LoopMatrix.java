package io.millrace.insights.query;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.query.SplitReader.PlatformFigures;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.TouchSums;
import java.util.HashMap;
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
  private final Optional<Filter> filter;
  private final Optional<Dimension> dimension;
  private final Catalog catalog;
  private final Set<Metric> credit = new HashSet<>();
  private final Map<String, Figures> byPlatform = new TreeMap<>();

  /**
   * Creates an empty matrix.
   *
   * @param filter only with a split that splits no pair
   */
  LoopMatrix(Model model, LoopSplit by, Optional<Filter> filter, Catalog catalog) {
    this.model = model;
    this.by = by;
    this.filter = filter;
    this.dimension = filter.map(Filter::by).or(by::dimension);
    this.catalog = catalog;
    credit.addAll(Set.of(Metric.CREDIT_IN, Metric.CREDIT_IN_ORDERS));
    if (hasRefunds()) {
      credit.add(Metric.REFUNDED_IN);
    }
    dimension.ifPresent(
        name -> {
          credit.add(name.metric(SplitNumber.CREDIT));
          credit.add(name.metric(SplitNumber.CREDIT_ORDERS));
        });
  }

  void add(WindowFigures found) {
    add(new PlatformFigures(found.platform(), found.under(model)));
  }

  /** Adds figures under the model of the matrix. */
  void add(PlatformFigures found) {
    byPlatform.computeIfAbsent(found.platform(), _ -> new Figures()).add(found.figures(), credit);
  }

  boolean isOverflowed() {
    return byPlatform.values().stream().anyMatch(Figures::isOverflowed);
  }

  /** Returns the cells in the order of their keys: by attention, then by money. */
  List<LoopCell> cells() {
    Map<Ends, TouchSums> ways = new HashMap<>();
    byPlatform.forEach((platform, figures) -> collect(platform, figures, ways));
    Map<String, LoopCell> cells = new TreeMap<>();
    ways.forEach(
        (ends, sums) -> {
          if (!sums.isZero() && isSelected(ends)) {
            LoopCell cell = cell(ends, sums);
            cells.put(key(cell), cell);
          }
        });
    return List.copyOf(cells.values());
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

  private void collect(String platform, Figures figures, Map<Ends, TouchSums> ways) {
    figures.each(
        Metric.CREDIT_IN, (key, value) -> total(ways, key, platform).addCredit(key.get(3), value));
    figures.each(
        Metric.REFUNDED_IN,
        (key, value) -> total(ways, key, platform).addRefunded(key.get(3), value));
    figures.each(
        Metric.CREDIT_IN_ORDERS, (key, value) -> total(ways, key, platform).addOrders(value));
    dimension.ifPresent(name -> named(name, platform, figures, ways));
  }

  /** Moves named credit from the unnamed cell of its pair. So the pair keeps its sum. */
  private void named(Dimension name, String platform, Figures figures, Map<Ends, TouchSums> ways) {
    figures.each(
        name.metric(SplitNumber.CREDIT),
        (key, value) -> {
          named(ways, platform, key).addCredit(key.get(3), value);
          unnamed(ways, platform, key).addCredit(key.get(3), -value);
        });
    figures.each(
        name.metric(SplitNumber.CREDIT_ORDERS),
        (key, value) -> {
          named(ways, platform, key).addOrders(value);
          unnamed(ways, platform, key).addOrders(-value);
        });
  }

  private TouchSums total(Map<Ends, TouchSums> ways, List<String> key, String to) {
    Optional<String> surface = by == LoopSplit.SURFACE ? text(key.get(2)) : Optional.empty();
    return sums(ways, text(key.get(1)), surface, to);
  }

  private TouchSums named(Map<Ends, TouchSums> ways, String from, List<String> key) {
    return sums(ways, Optional.of(from), Optional.of(key.get(1)), key.get(2));
  }

  private TouchSums unnamed(Map<Ends, TouchSums> ways, String from, List<String> key) {
    return sums(ways, Optional.of(from), Optional.empty(), key.get(2));
  }

  private TouchSums sums(
      Map<Ends, TouchSums> ways, Optional<String> from, Optional<String> part, String to) {
    Ends ends =
        new Ends(from.map(platform -> by.end(catalog, platform)), part, by.end(catalog, to));
    return ways.computeIfAbsent(ends, _ -> new TouchSums());
  }

  private boolean isSelected(Ends ends) {
    return filter.isEmpty() || filter.get().selects(ends.part());
  }

  /** Nobody counts by channel or region what refunds took from the credit. */
  private boolean hasRefunds() {
    return dimension.isEmpty();
  }

  private LoopCell cell(Ends ends, TouchSums sums) {
    return new LoopCell(
        ends.from(),
        by == LoopSplit.SURFACE ? ends.part() : Optional.empty(),
        name(Dimension.CHANNEL, ends),
        name(Dimension.REGION, ends),
        ends.to(),
        sums.microOrders(),
        hasRefunds() ? Amount.of(sums) : Amount.of(sums.credit()),
        Optional.empty());
  }

  private Optional<Optional<String>> name(Dimension wanted, Ends ends) {
    return dimension.equals(Optional.of(wanted)) ? Optional.of(ends.part()) : Optional.empty();
  }

  private static Optional<String> text(String id) {
    return Optional.of(id).filter(text -> !text.isEmpty());
  }

  /**
   * What a cell is about.
   *
   * @param part the surface of the total, or the name of named credit
   */
  private record Ends(Optional<String> from, Optional<String> part, String to) {}
}
