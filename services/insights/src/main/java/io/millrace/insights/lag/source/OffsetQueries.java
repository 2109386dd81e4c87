package io.millrace.insights.lag.source;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker for topics and offsets. Calls block for at most a few seconds and throw a {@link
 * KafkaException} when they fail.
 */
final class OffsetQueries implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final Admin admin;

  OffsetQueries(Admin admin) {
    this.admin = admin;
  }

  /** Returns the topics of all logs that exist. */
  LogLayout layout(String application) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(LogLayout.names(application))
        .topicNameValues()
        .forEach(
            (name, topic) -> {
              try {
                found.put(name, await(topic));
              } catch (UnknownTopicOrPartitionException _) {
                // The topic does not exist yet, so it has no records.
              }
            });
    return new LogLayout(application, found);
  }

  /**
   * Checks that the topics still exist. A topic of the same name that was created later is another
   * one.
   *
   * @throws KafkaException when a topic was deleted, or has another number of partitions
   */
  void check(LogLayout layout) {
    Map<Uuid, TopicDescription> known = new HashMap<>();
    layout.topics().values().forEach(topic -> known.put(topic.topicId(), topic));
    await(admin.describeTopics(TopicCollection.ofTopicIds(known.keySet())).allTopicIds())
        .forEach((id, topic) -> checkPartitions(topic, requireNonNull(known.get(id))));
  }

  private static void checkPartitions(TopicDescription now, TopicDescription before) {
    if (now.partitions().size() != before.partitions().size()) {
      throw new KafkaException("topic " + now.name() + " has another number of partitions");
    }
  }

  /**
   * Returns the offsets of that kind. An end is after all acknowledged records, also while their
   * transaction is open. The end of a transaction can be reported to the group before it is written
   * to the log.
   */
  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all())
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  /** Returns the offsets that the group has committed. */
  Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> next = new HashMap<>();
    try {
      await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach((partition, offset) -> next.put(partition, offset.offset()));
    } catch (GroupIdNotFoundException _) {
      // The group does not exist: nothing has been counted yet.
    }
    return next;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("the broker did not answer within " + ANSWER.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
