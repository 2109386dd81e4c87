package io.millrace.events.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * The sub-key of one integer in a cell: a metric and the values of its dimensions. Two measures
 * with the same metric and the same dimensions are equal.
 */
public final class Measure implements SubKey {
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

  /** The measure that is the same sub-key. */
  public static Measure copyOf(SubKey key) {
    List<String> dimensions = new ArrayList<>(key.metric().dimensions().size());
    for (int i = 0; i < key.metric().dimensions().size(); i++) {
      dimensions.add(key.dimension(i));
    }
    return new Measure(key.metric(), dimensions);
  }

  @Override
  public Metric metric() {
    return metric;
  }

  @Override
  public String dimension(int index) {
    return dimensions.get(index);
  }

  @Override
  public int hash() {
    return hash;
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
            && SubKey.areSame(this, measure));
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
