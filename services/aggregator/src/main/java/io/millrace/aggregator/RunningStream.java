package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.millrace.aggregator.basis.Generation;
import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A stream of one generation, with its metrics.
 *
 * @param generation it counts for
 * @param streams that work, or are about to
 * @param metrics of the streams
 */
record RunningStream(Generation generation, KafkaStreams streams, KafkaStreamsMetrics metrics) {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

  static RunningStream start(Generation generation, KafkaStreams streams, MeterRegistry meters) {
    KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(meters);
    streams.start();
    return new RunningStream(generation, streams, metrics);
  }

  /** Events that are there and not yet read, on the partitions of this process. */
  double lag() {
    return EventLag.of(streams.metrics());
  }

  /** Stops, and keeps its place for a while: who comes back soon has no state to move. */
  void pause() {
    close(GroupMembershipOperation.REMAIN_IN_GROUP);
  }

  /** Stops for good, and says so, since others wait for it. */
  void leave() {
    close(GroupMembershipOperation.LEAVE_GROUP);
  }

  private void close(GroupMembershipOperation membership) {
    streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(membership));
    metrics.close();
  }
}
