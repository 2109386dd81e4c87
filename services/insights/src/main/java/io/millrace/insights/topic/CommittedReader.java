package io.millrace.insights.topic;

import static java.util.Objects.requireNonNull;

import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.insights.projection.TopicRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all partitions of a topic, committed records only. Used by one thread; methods throw {@link
 * SourceUnavailableException} when there is nobody to read from, or no topic.
 */
public final class CommittedReader implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final String name;
  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;

  CommittedReader(String name, Admin admin, Consumer<byte[], byte[]> consumer) {
    this.name = name;
    this.admin = admin;
    this.consumer = consumer;
  }

  /** What there is to read now. */
  public TopicRange range() {
    return answered(
        () -> {
          TopicDescription topic = describe();
          List<TopicPartition> all =
              topic.partitions().stream().map(each -> partition(each.partition())).toList();
          return new TopicRange(
              topic.topicId().toString(),
              byPartition(consumer.beginningOffsets(all)),
              byPartition(consumer.endOffsets(all)));
        });
  }

  /** Reads on from these offsets, one for each partition of the topic. */
  public void seek(Map<Integer, Long> next) {
    answered(
        () -> {
          consumer.assign(next.keySet().stream().map(this::partition).toList());
          next.forEach((number, offset) -> consumer.seek(partition(number), offset));
          return next;
        });
  }

  /** The next records; none when none came in time. */
  public Polled poll(Duration atMost) {
    return answered(() -> new Polled(consumer.poll(atMost), positions(), lag()));
  }

  @Override
  public void close() {
    try {
      admin.close(CLOSING);
    } finally {
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  private TopicDescription describe() throws ExecutionException, InterruptedException {
    return requireNonNull(admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(name, number);
  }

  private Map<Integer, Long> positions() {
    Map<Integer, Long> next = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      next.put(partition.partition(), consumer.position(partition));
    }
    return next;
  }

  private long lag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
  }

  private static <T> T answered(Callable<T> call) {
    try {
      return call.call();
    } catch (ExecutionException e) {
      throw new SourceUnavailableException("Kafka: " + e.getCause(), e);
    } catch (KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("interrupted", e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
