package io.millrace.insights.entities;

import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.entities.EntityAnswer.Numbers;
import io.millrace.insights.entities.EntityAnswer.Pair;
import io.millrace.insights.entities.EntityAnswer.Surface;
import io.millrace.insights.query.Amount;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.TouchSums;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds up the numbers of one entity under one model, by surface and by the platform of money. */
final class EntityNumbers {
  private final Figures figures;
  private final TouchSums all = new TouchSums();
  private final SortedMap<String, TouchSums> surfaces = new TreeMap<>();
  private final SortedMap<String, TouchSums> platforms = new TreeMap<>();

  EntityNumbers(Model model, Figures figures) {
    this.figures = figures;
    figures.each(
        Metric.ENTITY_CREDIT,
        (key, value) -> earned(model, key, sums -> sums.addCredit(key.get(3), value)));
    figures.each(
        Metric.ENTITY_CREDIT_ORDERS,
        (key, value) -> earned(model, key, sums -> sums.addOrders(value)));
    figures.each(
        Metric.ENTITY_REFUNDED,
        (key, value) -> earned(model, key, sums -> sums.addRefunded(key.get(3), value)));
    figures.each(
        Metric.ENTITY_NEW_BUYERS,
        (key, value) -> earned(model, key, sums -> sums.addNewBuyers(value)));
    figures.each(
        Metric.ENTITY_SPEND,
        (key, value) -> {
          all.addSpend(key.get(1), value);
          of(surfaces, key.get(0)).addSpend(key.get(1), value);
        });
  }

  Numbers totals() {
    return numbers(all);
  }

  List<Surface> surfaces() {
    return surfaces.entrySet().stream()
        .map(each -> new Surface(each.getKey(), numbers(each.getValue())))
        .toList();
  }

  List<Pair> pairs() {
    return platforms.entrySet().stream().map(each -> pair(each.getKey(), each.getValue())).toList();
  }

  boolean isOverflowed() {
    return figures.isOverflowed();
  }

  private void earned(Model model, List<String> key, Consumer<TouchSums> add) {
    if (key.getFirst().equals(model.id())) {
      add.accept(all);
      add.accept(of(surfaces, key.get(1)));
      add.accept(of(platforms, key.get(2)));
    }
  }

  private static Numbers numbers(TouchSums sums) {
    return new Numbers(sums.microOrders(), sums.microNewBuyers(), sums.lines());
  }

  private static Pair pair(String to, TouchSums sums) {
    return new Pair(to, sums.microOrders(), Amount.of(sums));
  }

  private static TouchSums of(Map<String, TouchSums> sums, String name) {
    return sums.computeIfAbsent(name, _ -> new TouchSums());
  }
}
