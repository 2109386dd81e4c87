package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.insights.query.SurfacesAnswer.Surface;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.TouchSums;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
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
  private final SortedMap<String, TouchSums> touches = new TreeMap<>();

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
    earned(
        Metric.CREDIT_IN,
        Metric.CREDIT_OUT,
        (sums, key, value) -> sums.addCredit(key.get(3), value));
    earned(
        Metric.REFUNDED_IN,
        Metric.REFUNDED_OUT,
        (sums, key, value) -> sums.addRefunded(key.get(3), value));
    earned(
        Metric.CREDIT_IN_ORDERS,
        Metric.CREDIT_OUT_ORDERS,
        (sums, _, value) -> sums.addOrders(value));
    earned(
        Metric.NEW_BUYERS_IN, Metric.NEW_BUYERS_OUT, (sums, _, value) -> sums.addNewBuyers(value));
    figures.each(Metric.SPEND, (key, value) -> of(key.getFirst()).addSpend(key.get(1), value));
  }

  /** Adds an integer with these dimensions to the sums of a surface. */
  private interface Adding {
    void add(TouchSums sums, List<String> key, long value);
  }

  List<Surface> surfaces() {
    SortedSet<String> names = new TreeSet<>(touches.keySet());
    figures.each(Metric.SURFACE_EVENTS, (key, _) -> names.add(key.getFirst()));
    figures.each(Metric.SURFACE_ATTENTION, (key, _) -> names.add(key.getFirst()));
    return names.stream().map(this::surface).toList();
  }

  private Surface surface(String name) {
    TouchSums earned = touches.getOrDefault(name, new TouchSums());
    return new Surface(
        name,
        figures.value(Metric.SURFACE_EVENTS, name),
        figures.value(Metric.SURFACE_ATTENTION, name),
        distinct
            ? OptionalLong.of(figures.value(Metric.SURFACE_VISITORS, name))
            : OptionalLong.empty(),
        earned.microOrders(),
        earned.microNewBuyers(),
        earned.lines(),
        Optional.empty());
  }

  /**
   * Adds what touches on the platform earned.
   *
   * @param here by the touch, for money on the platform
   * @param elsewhere by the surface of the touch, for money on other platforms
   */
  private void earned(Metric here, Metric elsewhere, Adding adding) {
    figures.each(
        here,
        (key, value) -> {
          if (isOfModel(key) && key.get(1).equals(platform)) {
            adding.add(of(key.get(2)), key, value);
          }
        });
    figures.each(
        elsewhere,
        (key, value) -> {
          if (isOfModel(key)) {
            adding.add(of(key.get(1)), key, value);
          }
        });
  }

  private boolean isOfModel(List<String> key) {
    return key.getFirst().equals(model);
  }

  private TouchSums of(String surface) {
    return touches.computeIfAbsent(surface, _ -> new TouchSums());
  }
}
