package io.millrace.events.cell;

import java.util.List;

/**
 * The sub-key of one integer in a cell: a metric and the values of its dimensions.
 *
 * @param metric what is counted
 * @param dimensions one value for each of {@link Metric#dimensions()}, in that order
 */
public record Measure(Metric metric, List<String> dimensions) {

  public Measure {
    if (dimensions.size() != metric.dimensions().size()) {
      throw new IllegalArgumentException(
          "%s takes %s, got %s".formatted(metric, metric.dimensions(), dimensions));
    }
    dimensions = List.copyOf(dimensions);
  }

  /** The measure of that metric with these dimensions. */
  public static Measure of(Metric metric, String... dimensions) {
    return new Measure(metric, List.of(dimensions));
  }
}
