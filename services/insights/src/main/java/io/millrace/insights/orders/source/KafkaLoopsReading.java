package io.millrace.insights.orders.source;

import static java.util.Objects.requireNonNull;

import io.millrace.events.topic.Topics;
import io.millrace.insights.orders.projection.LoopsBatch;
import io.millrace.insights.orders.projection.LoopsSource.Reading;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.insights.projection.TopicRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A consumer of all partitions of the loops, committed records only. */
final class KafkaLoopsReading implements Reading {
  private static final String TOPIC = Topics.LOOPS.name();
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final LoopsDecoder decoder;

  KafkaLoopsReading(Admin admin, Consumer<byte[], byte[]> consumer, LoopsDecoder decoder) {
    this.admin = admin;
    this.consumer = consumer;
    this.decoder = decoder;
  }

  @Override
  public TopicRange range() {
    return answered(
        () -> {
          TopicDescription topic =
              requireNonNull(admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
          List<TopicPartition> all =
              topic.partitions().stream()
                  .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                  .toList();
          return new TopicRange(
              topic.topicId().toString(),
              byPartition(consumer.beginningOffsets(all)),
              byPartition(consumer.endOffsets(all)));
        });
  }

  @Override
  public void seek(Map<Integer, Long> next) {
    answered(
        () -> {
          consumer.assign(next.keySet().stream().map(p -> new TopicPartition(TOPIC, p)).toList());
          next.forEach((p, offset) -> consumer.seek(new TopicPartition(TOPIC, p), offset));
          return next;
        });
  }

  @Override
  public LoopsBatch poll(Duration atMost) {
    return answered(
        () -> {
          List<OrderRevision> revisions = new ArrayList<>();
          consumer.poll(atMost).forEach(record -> decoder.decode(record).ifPresent(revisions::add));
          Map<TopicPartition, Long> positions = new HashMap<>();
          long lag = 0;
          for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition, consumer.position(partition));
            lag += consumer.currentLag(partition).orElse(0);
          }
          return new LoopsBatch(revisions, byPartition(positions), lag);
        });
  }

  @Override
  public void close() {
    admin.close(CLOSING);
    consumer.close(CloseOptions.timeout(CLOSING));
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> byPartition = new HashMap<>();
    offsets.forEach((partition, offset) -> byPartition.put(partition.partition(), offset));
    return byPartition;
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
