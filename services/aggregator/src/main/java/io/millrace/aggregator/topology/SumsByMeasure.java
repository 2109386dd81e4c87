package io.millrace.aggregator.topology;

import io.millrace.events.cell.Measure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Adds up differences by measure in place. */
final class SumsByMeasure {
  private final Map<Measure, Sum> sums = new HashMap<>();

  private static final class Sum {
    private long value;
  }

  void add(Measure measure, long delta) {
    Sum sum = sums.get(measure);
    if (sum == null) {
      sum = new Sum();
      sums.put(measure, sum);
    }
    sum.value += delta;
  }

  /** Visits every sum that is not 0. */
  void forEach(ObjLongConsumer<Measure> action) {
    sums.forEach(
        (measure, sum) -> {
          if (sum.value != 0) {
            action.accept(measure, sum.value);
          }
        });
  }
}
