package io.millrace.aggregator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.millrace.aggregator.basis.Generation;
import io.millrace.aggregator.topology.Commits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * A stream of one generation, with its metrics.
 *
 * @param generation it counts for
 * @param streams that work, or are about to
 * @param commits of the stream
 * @param metrics of the streams
 */
record RunningStream(
    Generation generation, KafkaStreams streams, Commits commits, KafkaStreamsMetrics metrics) {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);
  private static final Set<State> FAILED =
      EnumSet.of(State.PENDING_ERROR, State.ERROR, State.NOT_RUNNING);
  private static final Set<State> ENDED = EnumSet.of(State.ERROR, State.NOT_RUNNING);

  /** Starts it; when that fails, nothing of it is left. */
  static RunningStream start(
      Generation generation, KafkaStreams streams, Commits commits, MeterRegistry meters) {
    KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
    RunningStream stream = new RunningStream(generation, streams, commits, metrics);
    metrics.bindTo(meters);
    try {
      streams.start();
    } catch (RuntimeException e) {
      stream.pause();
      throw e;
    }
    return stream;
  }

  /** The partitions that this process counts; empty while the stream is not up. */
  Set<TopicPartition> partitions() {
    if (!streams.state().isRunningOrRebalancing()) {
      return Set.of();
    }
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .collect(Collectors.toSet());
  }

  boolean isRunning() {
    return streams.state() == State.RUNNING;
  }

  /** Whether it has ended by itself, or is about to. */
  boolean hasFailed() {
    return FAILED.contains(streams.state());
  }

  /** Whether it ended in order. */
  boolean endedInOrder() {
    return streams.state() == State.NOT_RUNNING;
  }

  /** Stops, and keeps its place for a while: who comes back soon has no state to move. */
  boolean pause() {
    return close(GroupMembershipOperation.REMAIN_IN_GROUP);
  }

  /** Stops for good, and says so, since others wait for it. */
  boolean leave() {
    return close(GroupMembershipOperation.LEAVE_GROUP);
  }

  private boolean close(GroupMembershipOperation membership) {
    streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(membership));
    metrics.close();
    return ENDED.contains(streams.state());
  }
}
