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
 * The exclusive right to write the generation record. One process has it at a time. A process that
 * takes the right takes it from the previous one: the previous process can no longer write, and its
 * unfinished transaction is aborted. What is read after taking the right therefore stays true until
 * this object writes.
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
   * Takes the right to write. Blocks.
   *
   * @param client settings of Kafka clients
   * @param reader reads the records; the caller closes it
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

  /** Reads the newest generation record. Blocks. */
  public Optional<GenerationReader.Entry> read() {
    return reader.read();
  }

  /**
   * Writes a generation record and the other records in one transaction: all of them or none.
   * Blocks.
   *
   * @throws KafkaException when another process has taken the right, or the broker does not answer
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

  /** Writes a generation record alone. Blocks. */
  public void write(GenerationRecord record) {
    write(record, List.of());
  }

  /** The future is not needed: the commit fails when a record cannot be sent. */
  private void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
