package io.millrace.insights.row;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.rates.Converter;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A sum of cells: integers by measure, from one cell or from many. Not safe for threads while it
 * changes.
 */
public final class Figures {
  /** Metrics of credit. Their first dimension is the model. */
  private static final Set<Metric> CREDIT =
      Arrays.stream(Metric.values())
          .filter(metric -> metric.dimensions().contains("model"))
          .collect(Collectors.toUnmodifiableSet());

  /** Grouped by metric, because each number of an answer needs only one or two metrics. */
  private final Map<Metric, Map<Measure, Long>> values = new EnumMap<>(Metric.class);

  private boolean overflowed;

  /** Returns the sum of these cells. */
  public static Figures sum(Collection<CellState> cells) {
    Figures figures = new Figures();
    cells.forEach(figures::add);
    return figures;
  }

  /** Adds a cell. A sum that would leave the 64-bit range stays at the limit of the range. */
  public void add(CellState cell) {
    overflowed |= cell.overflow();
    cell.values().forEach(this::add);
  }

  /** Notes that an integer of a sum is not exact. */
  public void overflow() {
    overflowed = true;
  }

  /** Adds all integers of the other figures. */
  public void add(Figures others) {
    overflowed |= others.overflowed;
    others.values.forEach((metric, part) -> add(metric, part, _ -> true));
  }

  /** Adds the integers of these metrics from the other figures. */
  public void add(Figures others, Set<Metric> metrics) {
    overflowed |= others.overflowed;
    metrics.forEach(metric -> add(metric, others.of(metric), _ -> true));
  }

  /** Returns these figures without the credit under other models. */
  public Figures under(Model model) {
    Figures kept = new Figures();
    kept.overflowed = overflowed;
    values.forEach(
        (metric, part) ->
            kept.add(
                metric,
                part,
                CREDIT.contains(metric) ? key -> key.getFirst().equals(model.id()) : _ -> true));
    return kept;
  }

  /**
   * Returns these figures with all amounts converted to one currency.
   *
   * @param platform the platform of these figures
   * @param start start of the window, milliseconds; the rate of its day is used
   * @throws io.millrace.insights.rates.MissingRateException when the rates have no rate for that
   *     day
   */
  public Figures in(Converter converter, String platform, long start) {
    Figures converted = new Conversion(all(), converter, platform, start).figures();
    converted.overflowed |= overflowed;
    return converted;
  }

  /**
   * Returns whether a sum left the 64-bit range and stayed at its limit. Then the sum is not exact.
   */
  public boolean isOverflowed() {
    return overflowed;
  }

  /** Returns the integer of that measure; 0 when there is none. */
  public long value(Metric metric, String... dimensions) {
    return of(metric).getOrDefault(Measure.of(metric, dimensions), 0L);
  }

  /** Calls the action for each integer of the metric, with its dimensions. */
  public void each(Metric metric, BiConsumer<List<String>, Long> action) {
    of(metric).forEach((measure, value) -> action.accept(measure.dimensions(), value));
  }

  /** Returns the number of integers. */
  public int size() {
    return values.values().stream().mapToInt(Map::size).sum();
  }

  /** Adds one integer. */
  public void add(Measure measure, long value) {
    part(measure.metric()).merge(measure, value, this::sum);
  }

  private void add(Metric metric, Map<Measure, Long> others, Predicate<List<String>> wanted) {
    if (!others.isEmpty()) {
      Map<Measure, Long> part = part(metric);
      others.forEach(
          (measure, value) -> {
            if (wanted.test(measure.dimensions())) {
              part.merge(measure, value, this::sum);
            }
          });
    }
  }

  private Map<Measure, Long> part(Metric metric) {
    return values.computeIfAbsent(metric, _ -> new HashMap<>());
  }

  private Map<Measure, Long> of(Metric metric) {
    return values.getOrDefault(metric, Map.of());
  }

  private Map<Measure, Long> all() {
    Map<Measure, Long> all = new HashMap<>();
    values.values().forEach(all::putAll);
    return all;
  }

  private long sum(long a, long b) {
    overflowed |= isOverflown(a, b, a + b);
    return saturated(a, b);
  }

  /** Returns the sum, or the limit of the 64-bit range that the sum would leave. */
  public static long saturated(long a, long b) {
    long sum = a + b;
    if (isOverflown(a, b, sum)) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  private static boolean isOverflown(long a, long b, long sum) {
    return ((a ^ sum) & (b ^ sum)) < 0;
  }
}
