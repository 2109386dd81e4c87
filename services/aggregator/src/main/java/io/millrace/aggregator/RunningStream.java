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
 * A stream of one generation. Each has a factory bean of its own: what fails is built anew from the
 * topology on, with another id after a rebuild.
 *
 * @param generation it counts for
 * @param factory started and stopped the streams
 * @param streams that work, or are about to; known also after the end
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

  /** Starts it; when that fails, nothing of it is left. */
  static RunningStream start(
      Generation generation, StreamsBuilderFactoryBean factory, CommitSchedule commits) {
    factory.setCloseTimeout((int) CLOSE_TIMEOUT.toSeconds());
    try {
      factory.afterPropertiesSet();
      factory.afterSingletonsInstantiated();
      factory.start();
    } catch (Exception e) {
      // The factory closes only what it could start.
      Optional.ofNullable(factory.getKafkaStreams())
          .ifPresent(left -> left.close(CloseOptions.timeout(CLOSE_TIMEOUT)));
      throw cause(e);
    }
    return new RunningStream(
        generation, factory, requireNonNull(factory.getKafkaStreams()), commits);
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
    return close(false);
  }

  /** Stops for good, and says so, since others wait for it. */
  boolean leave() {
    return close(true);
  }

  private boolean close(boolean leaving) {
    factory.setLeaveGroupOnClose(leaving);
    factory.stop();
    return ENDED.contains(streams.state());
  }

  /** What Kafka says, without what the factory says of it. */
  private static RuntimeException cause(Exception e) {
    if (e instanceof KafkaException && e.getCause() instanceof RuntimeException said) {
      return said;
    }
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
