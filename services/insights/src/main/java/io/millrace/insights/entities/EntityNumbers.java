package io.millrace.insights.entities;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.entities.EntityAnswer.Numbers;
import io.millrace.insights.entities.EntityAnswer.Pair;
import io.millrace.insights.entities.EntityAnswer.Surface;
import io.millrace.insights.query.Amount;
import io.millrace.insights.row.Earned;
import io.millrace.insights.row.Figures;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the numbers of one entity under one model, by surface and by the platform of money. */
final class EntityNumbers {
  private final Figures figures;
  private final Sums all = new Sums();
  private final SortedMap<String, Sums> surfaces = new TreeMap<>();
  private final SortedMap<String, Sums> platforms = new TreeMap<>();

  EntityNumbers(Model model, Figures figures) {
    this.figures = figures;
    figures.each(
        Metric.ENTITY_CREDIT,
        (key, value) -> earned(model, key, sums -> sums.addCredit(key.get(3), value)));
    figures.each(
        Metric.ENTITY_CREDIT_ORDERS,
        (key, value) -> earned(model, key, sums -> sums.addOrders(value)));
    figures.each(
        Metric.ENTITY_SPEND,
        (key, value) -> {
          all.addSpend(key.get(1), value);
          of(surfaces, key.get(0)).addSpend(key.get(1), value);
        });
  }

  Numbers totals() {
    return all.numbers();
  }

  List<Surface> surfaces() {
    return surfaces.entrySet().stream()
        .map(each -> new Surface(each.getKey(), each.getValue().numbers()))
        .toList();
  }

  List<Pair> pairs() {
    return platforms.entrySet().stream().map(each -> each.getValue().pair(each.getKey())).toList();
  }

  boolean isOverflowed() {
    return figures.isOverflowed();
  }

  private void earned(Model model, List<String> key, Consumer<Sums> add) {
    if (key.getFirst().equals(model.id())) {
      add.accept(all);
      add.accept(of(surfaces, key.get(1)));
      add.accept(of(platforms, key.get(2)));
    }
  }

  private static Sums of(Map<String, Sums> sums, String name) {
    return sums.computeIfAbsent(name, _ -> new Sums());
  }

  private static final class Sums {
    private final SortedMap<String, Long> credit = new TreeMap<>();
    private final SortedMap<String, Long> spend = new TreeMap<>();
    private long microOrders;

    void addCredit(String currency, long more) {
      credit.merge(currency, more, Figures::saturated);
    }

    void addSpend(String currency, long more) {
      spend.merge(currency, more, Figures::saturated);
    }

    void addOrders(long more) {
      microOrders = Figures.saturated(microOrders, more);
    }

    Numbers numbers() {
      return new Numbers(microOrders, Earned.lines(credit, spend, microOrders));
    }

    Pair pair(String to) {
      return new Pair(to, microOrders, Amount.of(credit));
    }
  }
}
