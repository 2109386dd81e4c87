package io.millrace.insights.source;

import static java.util.Objects.requireNonNull;

import io.millrace.events.topic.Topics;
import io.millrace.insights.projection.Batch;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.insights.projection.SummarySource.Reading;
import io.millrace.insights.projection.TopicRange;
import io.millrace.insights.store.CellRevision;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A consumer of all partitions, committed records only. */
final class KafkaReading implements Reading {
  private static final String TOPIC = Topics.SUMMARIES.name();
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final SummaryDecoder decoder;
  private final ZoneCheck zone;

  KafkaReading(
      Admin admin, Consumer<byte[], byte[]> consumer, SummaryDecoder decoder, ZoneCheck zone) {
    this.admin = admin;
    this.consumer = consumer;
    this.decoder = decoder;
    this.zone = zone;
  }

  @Override
  public TopicRange range() {
    return answered(
        () -> {
          TopicDescription topic = describe();
          zone.check();
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
  public Batch poll(Duration atMost) {
    return answered(
        () -> {
          ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
          return new Batch(decode(records), positions(), lag());
        });
  }

  @Override
  public void close() {
    zone.close();
    admin.close(CLOSING);
    consumer.close(CloseOptions.timeout(CLOSING));
  }

  private TopicDescription describe() throws ExecutionException, InterruptedException {
    return requireNonNull(admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
  }

  private List<CellRevision> decode(ConsumerRecords<byte[], byte[]> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(decoder::decode)
        .flatMap(Optional::stream)
        .toList();
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
