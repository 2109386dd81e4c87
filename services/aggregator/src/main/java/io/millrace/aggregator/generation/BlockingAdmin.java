package io.millrace.aggregator.generation;

import static java.util.Objects.requireNonNull;

import io.millrace.events.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Sends requests to the broker and blocks until the answer. Fails with a {@link KafkaException},
 * also when no answer comes within 15 s.
 */
public final class BlockingAdmin implements TopicEnds {
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Admin admin;

  /**
   * Creates an admin that uses a client.
   *
   * @param admin stays the caller's; this class does not close it
   */
  public BlockingAdmin(Admin admin) {
    this.admin = admin;
  }

  List<TopicPartition> partitions(Topic topic) {
    return partitions(topic.name());
  }

  List<TopicPartition> partitions(String topic) {
    return requireNonNull(await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic))
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  /**
   * The offset of each partition that {@code which} asks for, for example the first or the next
   * one.
   */
  public Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  @Override
  public Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation) {
    return offsets(partitions(topic), OffsetSpec.latest(), isolation);
  }

  /** The next offset of a consumer group, by partition. */
  @Override
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> next = new HashMap<>();
    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach((partition, offset) -> next.put(partition, offset.offset()));
    return next;
  }

  /** Writes the next offsets of a consumer group that has no members. */
  @Override
  public void commit(String group, Map<TopicPartition, Long> next) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    await(admin.alterConsumerGroupOffsets(group, offsets).all());
  }

  /** Requests about transactions, which block and fail in the same way. */
  public BrokerTransactions transactions() {
    return new BrokerTransactions(admin);
  }

  /**
   * Whether any of these consumer groups has members. Members whose session has not expired count.
   */
  boolean hasMembers(Collection<String> groups) {
    return admin.describeConsumerGroups(groups).describedGroups().values().stream()
        .anyMatch(BlockingAdmin::hasMembers);
  }

  private static boolean hasMembers(KafkaFuture<ConsumerGroupDescription> group) {
    return !members(group).isEmpty();
  }

  /** The client ids of the members of a consumer group. Expired sessions are not members. */
  public Set<String> memberClients(String group) {
    return admin.describeConsumerGroups(List.of(group)).describedGroups().values().stream()
        .flatMap(description -> members(description).stream())
        .map(MemberDescription::clientId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Collection<MemberDescription> members(
      KafkaFuture<ConsumerGroupDescription> group) {
    try {
      return await(group).members();
    } catch (GroupIdNotFoundException _) {
      return List.of();
    }
  }

  /** All topics, including the internal topics of streams. */
  @Override
  public List<String> topics() {
    return List.copyOf(await(admin.listTopics().names()));
  }

  /** Deletes these topics and groups. Missing ones are no error. */
  void delete(Collection<String> topics, Collection<String> groups) {
    List<KafkaFuture<Void>> answers = new ArrayList<>();
    answers.addAll(admin.deleteTopics(topics).topicNameValues().values());
    answers.addAll(admin.deleteConsumerGroups(groups).deletedGroups().values());
    for (KafkaFuture<Void> answer : answers) {
      try {
        await(answer);
      } catch (GroupIdNotFoundException | UnknownTopicOrPartitionException _) {
        // Another process has deleted it.
      }
    }
  }

  void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits for an answer. */
  static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("the broker did not answer within " + ANSWER, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while waiting for the broker", e);
  }
}
