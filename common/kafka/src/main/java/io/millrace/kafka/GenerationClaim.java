package io.millrace.kafka;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.GenerationRecordCodec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The right to say what the data rests on. One process has it: who claims it takes it from the one
 * before, whose writing then fails, and whose unfinished transaction is gone. So what is read after
 * the claim stays true until something is written by it.
 */
public final class GenerationClaim implements AutoCloseable {
  private static final String TRANSACTIONAL_ID = "millrace-terms";
  private static final int ANSWER_MS = 10_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final GenerationReader reader;

  private GenerationClaim(KafkaProducer<byte[], byte[]> producer, GenerationReader reader) {
    this.producer = producer;
    this.reader = reader;
  }

  /**
   * Takes the right. Blocks.
   *
   * @param client settings of Kafka clients
   * @param reader stays the caller's
   * @throws KafkaException when the broker does not answer
   */
  public static GenerationClaim take(Map<String, Object> client, GenerationReader reader) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, ANSWER_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MS);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new GenerationClaim(producer, reader);
  }

  /** What the data rests on. Blocks. */
  public Optional<GenerationReader.Entry> read() {
    return reader.read();
  }

  /**
   * Writes what the data rests on, and these records, or nothing of it. Blocks.
   *
   * @throws KafkaException when somebody else has the right now, or the broker does not answer
   */
  public void write(GenerationRecord record, Collection<ProducerRecord<byte[], byte[]>> together) {
    producer.beginTransaction();
    together.forEach(this::send);
    send(
        new ProducerRecord<>(
            Topics.TERMS.name(),
            0,
            GenerationRecordCodec.key(),
            GenerationRecordCodec.encode(record)));
    producer.commitTransaction();
  }

  /** The same without other records. */
  public void write(GenerationRecord record) {
    write(record, List.of());
  }

  /** What cannot be sent makes the commit fail. */
  private void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
