package io.millrace.events.cell;

import java.util.List;

/**
 * The sub-key of one integer in a cell: a metric and the values of its dimensions. Two measures
 * with the same metric and the same dimensions are equal.
 */
public final class Measure {
  private final Metric metric;
  private final List<String> dimensions;

  /** Computed once, because measures are the keys of every sum. */
  private final int hash;

  /**
   * @param metric the metric that is counted
   * @param dimensions one value for each of {@link Metric#dimensions()}, in that order
   * @throws IllegalArgumentException when the number of values is not the number of dimensions
   */
  public Measure(Metric metric, List<String> dimensions) {
    if (dimensions.size() != metric.dimensions().size()) {
      throw new IllegalArgumentException(
          "%s takes %s, got %s".formatted(metric, metric.dimensions(), dimensions));
    }
    this.metric = metric;
    this.dimensions = List.copyOf(dimensions);
    this.hash = 31 * metric.number() + this.dimensions.hashCode();
  }

  /** The measure of this metric with these dimensions. */
  public static Measure of(Metric metric, String... dimensions) {
    return new Measure(metric, List.of(dimensions));
  }

  public Metric metric() {
    return metric;
  }

  /** The values of the metric's dimensions, in the order of the metric. */
  public List<String> dimensions() {
    return dimensions;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Measure measure
            && hash == measure.hash
            && metric == measure.metric
            && haveEqualDimensions(this, measure));
  }

  /** By index, because the iterators of {@link List#equals} cost more than the comparison. */
  private static boolean haveEqualDimensions(Measure one, Measure other) {
    for (int i = 0; i < one.dimensions.size(); i++) {
      if (!one.dimensions.get(i).equals(other.dimensions.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return metric + dimensions.toString();
  }
}
