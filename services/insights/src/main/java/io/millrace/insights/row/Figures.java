package io.millrace.insights.row;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.rates.Converter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Integers by measure, from one cell or added up from many. */
public final class Figures {
  private final Map<Measure, Long> values = new HashMap<>();
  private boolean overflowed;

  /** The sum of these cells. */
  public static Figures sum(Collection<CellState> cells) {
    Figures figures = new Figures();
    cells.forEach(figures::add);
    return figures;
  }

  /** Adds a cell. A sum that would leave the 64-bit range stays at its end. */
  public void add(CellState cell) {
    overflowed |= cell.overflow();
    cell.values().forEach(this::add);
  }

  /** Adds all of the others. */
  public void add(Figures others) {
    overflowed |= others.overflowed;
    others.values.forEach(this::add);
  }

  /**
   * The same with every amount told in one currency.
   *
   * @param platform whose figures these are
   * @param start of the window, milliseconds; its day's rate holds
   * @throws io.millrace.insights.rates.MissingRateException when there is no such rate
   */
  public Figures in(Converter converter, String platform, long start) {
    Figures told = new Conversion(values, converter, platform, start).figures();
    told.overflowed |= overflowed;
    return told;
  }

  /** Whether a sum left the 64-bit range and stayed at its end: then it is too small. */
  public boolean isOverflowed() {
    return overflowed;
  }

  /** The integer of that measure, 0 when there is none. */
  public long value(Metric metric, String... dimensions) {
    return values.getOrDefault(Measure.of(metric, dimensions), 0L);
  }

  /** Calls back for every integer of the metric with its dimensions. */
  public void each(Metric metric, BiConsumer<List<String>, Long> action) {
    values.forEach(
        (measure, value) -> {
          if (measure.metric() == metric) {
            action.accept(measure.dimensions(), value);
          }
        });
  }

  void add(Measure measure, long value) {
    values.merge(measure, value, this::sum);
  }

  private long sum(long a, long b) {
    overflowed |= isOverflown(a, b, a + b);
    return saturated(a, b);
  }

  /** The sum, or the end of the 64-bit range that it would leave. */
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
