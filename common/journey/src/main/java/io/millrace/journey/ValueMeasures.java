package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one measure of a metric for each value of its only dimension, because the measure of most
 * facts was made before. The values are those of the catalog. For one thread.
 */
final class ValueMeasures {
  private final Metric metric;
  private final Map<String, Measure> measures = new HashMap<>();

  ValueMeasures(Metric metric) {
    this.metric = metric;
  }

  Measure of(String value) {
    return measures.computeIfAbsent(value, name -> Measure.of(metric, name));
  }
}
