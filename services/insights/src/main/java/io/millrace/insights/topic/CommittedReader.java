package io.millrace.insights.topic;

import io.millrace.insights.topic.TopicSource.Reading;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

/**
 * Reads the committed records of all partitions of a topic with a listener container, and decodes
 * them. One thread uses it. The thread of the listener container decodes and delivers the records.
 */
final class CommittedReader<R> implements Reading<R> {
  private static final Duration CLOSING = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Empty polls are reported soon: the position may have moved beyond records without content. */
  private static final Duration IDLE = Duration.ofMillis(50);

  private final TopicOffsets offsets;
  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Properties settings;
  private final RecordDecoder<R> decoder;
  private final TopicCheck check;
  private Edition edition = new Edition(0);
  private Optional<ContainerListener> delivery = Optional.empty();

  /**
   * Creates a reader that closes the offsets and the check when it is closed.
   *
   * @param settings settings of its consumer
   */
  CommittedReader(
      TopicOffsets offsets,
      ConsumerFactory<byte[], byte[]> consumers,
      Properties settings,
      RecordDecoder<R> decoder,
      TopicCheck check) {
    this.offsets = offsets;
    this.consumers = consumers;
    this.settings = settings;
    this.decoder = decoder;
    this.check = check;
  }

  @Override
  public TopicRange range() {
    TopicRange range = offsets.range();
    edition = new Edition(check.check());
    return new TopicRange(
        range.topic(), edition.revisions(range.begin()), edition.revisions(range.end()));
  }

  @Override
  public void start(Map<Integer, Long> next, Consumer<TopicBatch<R>> listener) {
    // A later call of range() may find a newer edition. Records of this delivery belong to the
    // edition of now.
    Edition started = edition;
    ContainerProperties properties = properties(started.offsets(next));
    ContainerListener receiver =
        new ContainerListener(
            polled -> listener.accept(TopicBatch.decoded(polled, decoder, started)));
    properties.setMessageListener(receiver);
    KafkaMessageListenerContainer<byte[], byte[]> container =
        new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName(offsets.topic());
    container.setCommonErrorHandler(receiver);
    container.setApplicationEventPublisher(receiver);
    try {
      receiver.start(container);
    } catch (KafkaException | org.springframework.kafka.KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    }
    delivery = Optional.of(receiver);
  }

  @Override
  public void await(Duration atMost) {
    delivery.orElseThrow().await(atMost);
  }

  @Override
  public void pause() {
    delivery.orElseThrow().pause();
  }

  @Override
  public void resume() {
    delivery.orElseThrow().resume();
  }

  @Override
  public void close() {
    try (check;
        offsets) {
      delivery.ifPresent(started -> started.close(CLOSING));
    }
  }

  private ContainerProperties properties(Map<Integer, Long> next) {
    ContainerProperties properties =
        new ContainerProperties(
            next.entrySet().stream()
                .map(
                    each ->
                        new TopicPartitionOffset(offsets.topic(), each.getKey(), each.getValue()))
                .toArray(TopicPartitionOffset[]::new));
    properties.setKafkaConsumerProperties(settings);
    properties.setClientId(offsets.topic());
    // There is no consumer group, so nothing is committed to Kafka.
    properties.setAckMode(AckMode.MANUAL);
    properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
    properties.setPollTimeout(POLL.toMillis());
    properties.setIdleEventInterval(IDLE.toMillis());
    properties.setIdleBeforeDataMultiplier(1);
    return properties;
  }
}
