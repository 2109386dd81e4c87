package io.millrace.aggregator;

import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How far the reading of events is behind, by what the consumers of the stream say. */
final class EventLag {
  private static final String LAG = "records-lag";
  private static final Set<String> TOPICS =
      Topics.events().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

  private EventLag() {}

  /** Records, all partitions together; those that were not asked for yet count as read. */
  static double of(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(entry -> isEventLag(entry.getKey()))
        .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
        .filter(lag -> !Double.isNaN(lag))
        .sum();
  }

  private static boolean isEventLag(MetricName name) {
    return name.name().equals(LAG)
        && TOPICS.contains(Objects.requireNonNullElse(name.tags().get("topic"), ""));
  }
}
