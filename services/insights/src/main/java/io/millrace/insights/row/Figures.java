package io.millrace.insights.row;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Integers by measure, from one cell or added up from many. */
public final class Figures {
  private final Map<Measure, Long> values = new HashMap<>();

  /** The sum of these cells. */
  public static Figures sum(Collection<CellState> cells) {
    Figures figures = new Figures();
    cells.forEach(figures::add);
    return figures;
  }

  /** Adds a cell. A sum that would leave the 64-bit range stays at its end. */
  public void add(CellState cell) {
    cell.values().forEach(this::add);
  }

  /** Adds all of the others. */
  public void add(Figures others) {
    others.values.forEach(this::add);
  }

  long value(Metric metric, String... dimensions) {
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

  private void add(Measure measure, long value) {
    values.merge(measure, value, Figures::saturated);
  }

  /** The sum, or the end of the 64-bit range that it would leave. */
  public static long saturated(long a, long b) {
    long sum = a + b;
    boolean overflown = ((a ^ sum) & (b ^ sum)) < 0;
    if (overflown) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }
}
