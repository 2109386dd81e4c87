package io.millrace.aggregator.generation;

import io.millrace.events.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Measures how many events a generation has not counted yet. For use by one thread. */
public final class UncountedRecords implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /** The most control records at the end of a partition. */
  private static final int MARKERS = 16;

  private final BlockingAdmin broker;
  private final String group;
  private final List<String> events;
  private final String facts;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Measures a generation.
   *
   * @param broker where the topics are
   * @param client settings of Kafka clients
   * @param generation the generation to measure
   */
  public UncountedRecords(BlockingAdmin broker, Map<String, Object> client, Generation generation) {
    this.broker = broker;
    this.group = generation.applicationId();
    this.events = Topics.events().stream().map(topic -> topic.name()).toList();
    this.facts = Topics.facts(group);
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The progress of the counting.
   *
   * @param counted how many events are counted
   * @param all how many events are on the topics
   * @param done whether all events that were on the topics at the time of the question are in the
   *     summaries
   */
  public record Count(long counted, long all, boolean done) {}

  /**
   * Measures the present progress. Blocks; throws a {@code KafkaException} when the broker does not
   * answer.
   */
  public Count count() {
    Ends read = ends(events);
    // This question must come second: then the facts of all events that were read are included.
    boolean done = read.isRead() && ends(List.of(facts)).isRead();
    return new Count(read.counted(), read.all(), done);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private Ends ends(List<String> topics) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> broker.topics().contains(topic) ? partitions(topic) : Stream.of())
            .toList();
    return new Ends(
        broker.committed(group),
        broker.offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED),
        broker.offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED));
  }

  private Stream<TopicPartition> partitions(String topic) {
    return broker.partitions(topic).stream();
  }

  /** The committed offsets of the group, and the first and next offsets of the partitions. */
  private final class Ends {
    private final Map<TopicPartition, Long> committed;
    private final Map<TopicPartition, Long> begin;
    private final Map<TopicPartition, Long> end;

    Ends(
        Map<TopicPartition, Long> committed,
        Map<TopicPartition, Long> begin,
        Map<TopicPartition, Long> end) {
      this.committed = committed;
      this.begin = begin;
      this.end = end;
    }

    long counted() {
      return end.keySet().stream().mapToLong(p -> next(p) - first(p)).sum();
    }

    long all() {
      return end.entrySet().stream().mapToLong(e -> e.getValue() - first(e.getKey())).sum();
    }

    boolean isRead() {
      return end.entrySet().stream().noneMatch(e -> holdsMore(e.getKey(), e.getValue()));
    }

    private boolean holdsMore(TopicPartition partition, long until) {
      long left = until - next(partition);
      return left > MARKERS || (left > 0 && holdsRecords(partition, next(partition), until));
    }

    private long next(TopicPartition partition) {
      return committed.getOrDefault(partition, first(partition));
    }

    private long first(TopicPartition partition) {
      return begin.getOrDefault(partition, 0L);
    }
  }

  /**
   * Whether a range of offsets contains records. The end of a transaction also takes an offset, and
   * no consumer commits after it.
   */
  private boolean holdsRecords(TopicPartition partition, long from, long until) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    while (consumer.position(partition) < until) {
      if (!consumer.poll(POLL).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
