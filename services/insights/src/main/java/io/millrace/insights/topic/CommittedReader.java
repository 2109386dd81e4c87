package io.millrace.insights.topic;

import static java.util.Objects.requireNonNull;

import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.insights.projection.TopicRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

/**
 * Reads the committed records of all partitions of a topic with a listener container. One thread
 * uses it. The thread of the listener container delivers the records. Methods throw {@link
 * SourceUnavailableException} when the broker does not answer or the topic does not exist.
 */
public final class CommittedReader implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Empty polls are reported soon: the position may have moved beyond records without content. */
  private static final Duration IDLE = Duration.ofMillis(50);

  private final String name;
  private final Admin admin;
  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Properties settings;
  private Optional<ContainerListener> delivery = Optional.empty();

  /**
   * Creates a reader that closes the admin client when it is closed.
   *
   * @param settings settings of its consumer
   */
  CommittedReader(
      String name, Admin admin, ConsumerFactory<byte[], byte[]> consumers, Properties settings) {
    this.name = name;
    this.admin = admin;
    this.consumers = consumers;
    this.settings = settings;
  }

  /** Returns the offsets that can be read now. Blocks until the broker answers. */
  public TopicRange range() {
    try {
      TopicDescription topic = describe();
      List<TopicPartition> all =
          topic.partitions().stream()
              .map(each -> new TopicPartition(name, each.partition()))
              .toList();
      return new TopicRange(
          topic.topicId().toString(),
          offsets(all, OffsetSpec.earliest()),
          offsets(all, OffsetSpec.latest()));
    } catch (ExecutionException e) {
      throw new SourceUnavailableException("Kafka: " + e.getCause(), e);
    } catch (KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("interrupted", e);
    }
  }

  /**
   * Starts the delivery from these offsets, one for each partition of the topic. Call it once.
   *
   * @param listener called by the container's thread, also when a poll brought no record; an
   *     exception from it ends the delivery
   */
  public void start(Map<Integer, Long> next, Consumer<Polled> listener) {
    ContainerProperties properties = properties(next);
    ContainerListener started = new ContainerListener(listener);
    properties.setMessageListener(started);
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName(name);
    container.setCommonErrorHandler(started);
    container.setApplicationEventPublisher(started);
    try {
      started.start(container);
    } catch (KafkaException | org.springframework.kafka.KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    }
    delivery = Optional.of(started);
  }

  /**
   * Waits for that time. Throws the exception that ended the delivery, if the delivery has ended.
   */
  public void await(Duration atMost) {
    delivery.orElseThrow().await(atMost);
  }

  /**
   * Stops the delivery of records until {@link #resume}. Records that were already polled are still
   * delivered.
   */
  public void pause() {
    delivery.orElseThrow().pause();
  }

  /** Continues the delivery after {@link #pause}. */
  public void resume() {
    delivery.orElseThrow().resume();
  }

  /** Ends the delivery. After this call, nothing is delivered. */
  @Override
  public void close() {
    try {
      delivery.ifPresent(started -> started.close(CLOSING));
    } finally {
      admin.close(CLOSING);
    }
  }

  private ContainerProperties properties(Map<Integer, Long> next) {
    ContainerProperties properties =
        new ContainerProperties(
            next.entrySet().stream()
                .map(each -> new TopicPartitionOffset(name, each.getKey(), each.getValue()))
                .toArray(TopicPartitionOffset[]::new));
    properties.setKafkaConsumerProperties(settings);
    properties.setClientId(name);
    // There is no consumer group, so nothing is committed to Kafka.
    properties.setAckMode(AckMode.MANUAL);
    properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
    properties.setPollTimeout(POLL.toMillis());
    properties.setIdleEventInterval(IDLE.toMillis());
    properties.setIdleBeforeDataMultiplier(1);
    return properties;
  }

  private TopicDescription describe() throws ExecutionException, InterruptedException {
    return requireNonNull(admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
  }

  private Map<Integer, Long> offsets(List<TopicPartition> all, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        all.stream().collect(Collectors.toMap(each -> each, _ -> which));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        admin
            .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get();
    return found.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                each -> each.getKey().partition(), each -> each.getValue().offset()));
  }
}
