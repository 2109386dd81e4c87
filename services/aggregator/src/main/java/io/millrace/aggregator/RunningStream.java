package io.millrace.aggregator;

import static java.util.Objects.requireNonNull;

import io.millrace.aggregator.generation.Generation;
import io.millrace.aggregator.topology.CommitSchedule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * A stream of one generation. Each stream has its own factory bean, because a failed stream is
 * built again from its topology, and a rebuild changes its application id.
 *
 * @param generation that it counts for
 * @param factory that starts and stops the streams
 * @param streams that run or are about to; still set after the end
 * @param commits of the stream
 */
record RunningStream(
    Generation generation,
    StreamsBuilderFactoryBean factory,
    KafkaStreams streams,
    CommitSchedule commits) {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);
  private static final Set<State> FAILED =
      EnumSet.of(State.PENDING_ERROR, State.ERROR, State.NOT_RUNNING);
  private static final Set<State> ENDED = EnumSet.of(State.ERROR, State.NOT_RUNNING);

  /** Starts a stream. When the start fails, nothing of the stream is left. */
  static RunningStream start(
      Generation generation, StreamsBuilderFactoryBean factory, CommitSchedule commits) {
    factory.setCloseTimeout((int) CLOSE_TIMEOUT.toSeconds());
    try {
      factory.afterPropertiesSet();
      factory.afterSingletonsInstantiated();
      factory.start();
    } catch (Exception e) {
      // The factory closes only a stream that it could start.
      Optional.ofNullable(factory.getKafkaStreams())
          .ifPresent(left -> left.close(CloseOptions.timeout(CLOSE_TIMEOUT)));
      throw cause(e);
    }
    return new RunningStream(
        generation, factory, requireNonNull(factory.getKafkaStreams()), commits);
  }

  /** The partitions that this process counts; empty while the stream is not running. */
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

  /** Whether the stream has ended by itself, or is ending. */
  boolean hasFailed() {
    return FAILED.contains(streams.state());
  }

  /** Whether the stream has ended without an error. */
  boolean endedInOrder() {
    return streams.state() == State.NOT_RUNNING;
  }

  /**
   * Stops the stream without leaving the group, so that a quick restart moves no state.
   *
   * @return whether the stream has ended
   */
  boolean pause() {
    return close(false);
  }

  /**
   * Stops the stream and leaves the group, because other members wait for its partitions.
   *
   * @return whether the stream has ended
   */
  boolean leave() {
    return close(true);
  }

  private boolean close(boolean leaving) {
    factory.setLeaveGroupOnClose(leaving);
    factory.stop();
    return ENDED.contains(streams.state());
  }

  /** The exception of Kafka, without the exception of the factory around it. */
  private static RuntimeException cause(Exception e) {
    if (e instanceof KafkaException && e.getCause() instanceof RuntimeException said) {
      return said;
    }
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
