package io.millrace.insights.query;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.LoopsAnswer.LoopAmount;
import io.millrace.insights.query.LoopsAnswer.LoopCell;
import io.millrace.insights.row.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds credit up by where the attention was and where the money is. */
final class LoopMatrix {
  private static final Comparator<Way> ORDER =
      Comparator.comparing((Way way) -> way.from().isEmpty())
          .thenComparing(Way::from)
          .thenComparing(Way::to);

  private final String model;
  private final Map<String, Figures> byMoney = new TreeMap<>();

  LoopMatrix(Model model) {
    this.model = model.id();
  }

  void add(Cell cell, CellState state) {
    byMoney.computeIfAbsent(cell.platform(), _ -> new Figures()).add(state);
  }

  /** By attention, then money; what had no touch comes last. */
  List<LoopCell> cells() {
    Map<Way, Sums> ways = new TreeMap<>(ORDER);
    byMoney.forEach((to, figures) -> collect(to, figures, ways));
    return ways.entrySet().stream()
        .filter(way -> !way.getValue().isZero())
        .map(way -> cell(way.getKey(), way.getValue()))
        .toList();
  }

  private void collect(String to, Figures figures, Map<Way, Sums> ways) {
    figures.each(
        Metric.CREDIT_IN,
        (key, value) -> {
          if (key.getFirst().equals(model)) {
            sums(ways, key.get(1), to).amounts.merge(key.get(3), value, Figures::saturated);
          }
        });
    figures.each(
        Metric.CREDIT_IN_ORDERS,
        (key, value) -> {
          if (key.getFirst().equals(model)) {
            sums(ways, key.get(1), to).microOrders += value;
          }
        });
  }

  private static Sums sums(Map<Way, Sums> ways, String from, String to) {
    return ways.computeIfAbsent(new Way(from, to), _ -> new Sums());
  }

  private static LoopCell cell(Way way, Sums sums) {
    List<LoopAmount> amounts =
        sums.amounts.entrySet().stream()
            .filter(amount -> amount.getValue() != 0)
            .map(amount -> new LoopAmount(amount.getKey(), Long.toString(amount.getValue())))
            .toList();
    Optional<String> from = Optional.of(way.from()).filter(id -> !id.isEmpty());
    return new LoopCell(from, way.to(), sums.microOrders, amounts);
  }

  /** From attention (empty: none) to money. */
  private record Way(String from, String to) {}

  private static final class Sums {
    private final Map<String, Long> amounts = new TreeMap<>();
    private long microOrders;

    boolean isZero() {
      return microOrders == 0 && amounts.values().stream().allMatch(amount -> amount == 0);
    }
  }
}
