package io.millrace.insights.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the broker for the committed offsets of a topic. Methods throw {@link
 * SourceUnavailableException} when the broker does not answer or the topic does not exist.
 *
 * @param topic name of the topic
 * @param admin client to ask with; it is closed with this object
 */
record TopicOffsets(String topic, Admin admin) implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);

  /** Returns the offsets that can be read now. Blocks until the broker answers. */
  TopicRange range() {
    try {
      TopicDescription found = describe();
      List<TopicPartition> all =
          found.partitions().stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      return new TopicRange(
          found.topicId().toString(),
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

  @Override
  public void close() {
    admin.close(CLOSING);
  }

  private TopicDescription describe() throws ExecutionException, InterruptedException {
    return requireNonNull(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
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
