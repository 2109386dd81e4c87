package io.millrace.kafka;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.GenerationRecordCodec;
import io.millrace.events.wire.UndecodableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the newest generation record from {@code millrace.terms}. For one thread. Its methods throw
 * {@link KafkaException}.
 */
public final class GenerationReader implements AutoCloseable {
  private static final TopicPartition TERMS = new TopicPartition(Topics.TERMS.name(), 0);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private boolean assigned;
  private Optional<Entry> newest = Optional.empty();

  /**
   * Creates a reader. It does not connect to the topic before the first read.
   *
   * @param client settings of Kafka clients
   */
  public GenerationReader(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A generation record and its offset.
   *
   * @param offset the offset of the record; it grows with every record, also with a record that
   *     only shows that the writer is alive
   * @param record the content
   */
  public record Entry(long offset, GenerationRecord record) {}

  /**
   * Reads the newest committed record; empty before the very first start. Blocks; each wait for the
   * broker takes at most 5 s.
   */
  public Optional<Entry> read() {
    if (!assigned && !assign()) {
      return Optional.empty();
    }
    long end = consumer.endOffsets(List.of(TERMS)).getOrDefault(TERMS, 0L);
    long deadline = System.nanoTime() + ANSWER.toNanos();
    while (consumer.position(TERMS) < end) {
      consumer.poll(POLL).records(TERMS).forEach(this::take);
      if (System.nanoTime() - deadline > 0) {
        throw new KafkaException("the generation record could not be read in time");
      }
    }
    return newest;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }

  private boolean assign() {
    if (consumer.partitionsFor(TERMS.topic()).isEmpty()) {
      return false;
    }
    consumer.assign(List.of(TERMS));
    consumer.seekToBeginning(List.of(TERMS));
    assigned = true;
    return true;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      newest =
          Optional.of(new Entry(record.offset(), GenerationRecordCodec.decode(record.value())));
    } catch (UndecodableException e) {
      throw new KafkaException("%s@%d: %s".formatted(TERMS, record.offset(), e.getMessage()), e);
    }
  }
}
