package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import io.millrace.insights.row.Earned;
import io.millrace.insights.row.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds up the events of the surfaces of one platform, the credit of the touches on them, and their
 * spend.
 */
final class SurfaceSums {
  private final String platform;
  private final String model;
  private final boolean distinct;
  private final Figures figures;
  private final Map<String, Map<String, Long>> credit = new TreeMap<>();
  private final Map<String, Map<String, Long>> spend = new TreeMap<>();
  private final Map<String, Long> microOrders = new TreeMap<>();

  /**
   * Adds up the figures of the platform.
   *
   * @param distinct whether the figures are of one window, so that the numbers of visitors are
   *     distinct counts
   */
  SurfaceSums(String platform, String model, boolean distinct, Figures figures) {
    this.platform = platform;
    this.model = model;
    this.distinct = distinct;
    this.figures = figures;
    figures.each(Metric.CREDIT_IN, (key, value) -> amount(key, isHere(key), key.get(2), value));
    figures.each(Metric.CREDIT_OUT, (key, value) -> amount(key, true, key.get(1), value));
    figures.each(Metric.SPEND, (key, value) -> add(spend, key.getFirst(), key.get(1), value));
    figures.each(Metric.CREDIT_IN_ORDERS, (key, value) -> order(key, isHere(key), 2, value));
    figures.each(Metric.CREDIT_OUT_ORDERS, (key, value) -> order(key, true, 1, value));
  }

  List<Surface> surfaces() {
    SortedSet<String> names = new TreeSet<>(credit.keySet());
    names.addAll(microOrders.keySet());
    names.addAll(spend.keySet());
    figures.each(Metric.SURFACE_EVENTS, (key, _) -> names.add(key.getFirst()));
    figures.each(Metric.SURFACE_ATTENTION, (key, _) -> names.add(key.getFirst()));
    return names.stream().map(this::surface).toList();
  }

  private Surface surface(String name) {
    long orders = microOrders.getOrDefault(name, 0L);
    return new Surface(
        name,
        figures.value(Metric.SURFACE_EVENTS, name),
        figures.value(Metric.SURFACE_ATTENTION, name),
        distinct
            ? OptionalLong.of(figures.value(Metric.SURFACE_VISITORS, name))
            : OptionalLong.empty(),
        orders,
        Earned.lines(
            credit.getOrDefault(name, Map.of()), spend.getOrDefault(name, Map.of()), orders),
        Optional.empty());
  }

  private boolean isHere(List<String> key) {
    return key.get(1).equals(platform);
  }

  private void amount(List<String> key, boolean here, String surface, long value) {
    if (here && key.getFirst().equals(model)) {
      add(credit, surface, key.get(3), value);
    }
  }

  private static void add(
      Map<String, Map<String, Long>> sums, String surface, String currency, long value) {
    sums.computeIfAbsent(surface, _ -> new TreeMap<>()).merge(currency, value, Figures::saturated);
  }

  private void order(List<String> key, boolean here, int surface, long value) {
    if (here && key.getFirst().equals(model)) {
      microOrders.merge(key.get(surface), value, Figures::saturated);
    }
  }
}
