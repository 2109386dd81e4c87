package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What numbers can be split by besides surfaces: a closed list of values that events may name. What
 * names none of them is the total minus the named.
 */
public enum Dimension {
  /** How the visitor came. */
  CHANNEL(
      Kind.CHANNELS,
      Metric.CHANNEL_EVENTS,
      Metric.CHANNEL_ATTENTION,
      Metric.OPENS_BY_CHANNEL,
      Metric.CHANNEL_VISITORS,
      Metric.CHANNEL_ORDERS,
      Metric.CHANNEL_GROSS,
      Metric.CHANNEL_TIPS,
      Metric.CHANNEL_ADS,
      Metric.CHANNEL_REFUNDED,
      Metric.CHANNEL_CREDIT,
      Metric.CHANNEL_CREDIT_ORDERS),
  /** Where the visitor was. */
  REGION(
      Kind.REGIONS,
      Metric.REGION_EVENTS,
      Metric.REGION_ATTENTION,
      Metric.OPENS_BY_REGION,
      Metric.REGION_VISITORS,
      Metric.REGION_ORDERS,
      Metric.REGION_GROSS,
      Metric.REGION_TIPS,
      Metric.REGION_ADS,
      Metric.REGION_REFUNDED,
      Metric.REGION_CREDIT,
      Metric.REGION_CREDIT_ORDERS);

  private final Kind kind;

  // Never changed; the checker knows only Guava's immutable types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<SplitNumber, Metric> metrics = new EnumMap<>(SplitNumber.class);

  /**
   * @param metrics one for each {@link SplitNumber}, in that order
   */
  Dimension(Kind kind, Metric... metrics) {
    this.kind = kind;
    int next = 0;
    for (SplitNumber number : SplitNumber.values()) {
      this.metrics.put(number, metrics[next++]);
    }
  }

  /** Returns the name in queries, answers and the dimensions of metrics, lower case. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the dimension of that name. */
  public static Optional<Dimension> of(String id) {
    return Arrays.stream(values()).filter(by -> by.id().equals(id)).findFirst();
  }

  /** Returns the kind of the cells that hold most of its numbers. */
  Kind kind() {
    return kind;
  }

  /** Returns the metric of the number by value of the dimension. */
  Metric metric(SplitNumber number) {
    return Objects.requireNonNull(metrics.get(number));
  }
}
