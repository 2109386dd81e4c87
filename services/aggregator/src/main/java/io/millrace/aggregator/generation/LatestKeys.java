package io.millrace.aggregator.generation;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/** Reads the keys of a compacted partition whose newest record has a value. */
final class LatestKeys {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private LatestKeys() {}

  /**
   * Reads the partition up to its present end. The keys are in the order of their first records.
   *
   * @param client settings of Kafka clients
   * @param meanwhile called before each poll
   */
  static List<byte[]> read(
      Map<String, Object> client, TopicPartition partition, Runnable meanwhile) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Set<Bytes> live = new LinkedHashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      readTo(end, partition, consumer, live, meanwhile);
    }
    return live.stream().map(Bytes::get).toList();
  }

  private static void readTo(
      long end,
      TopicPartition partition,
      KafkaConsumer<byte[], byte[]> consumer,
      Set<Bytes> live,
      Runnable meanwhile) {
    long before = consumer.position(partition);
    long progressAt = System.nanoTime();
    while (before < end) {
      meanwhile.run();
      consumer.poll(POLL).records(partition).forEach(record -> take(record, live));
      long now = consumer.position(partition);
      if (now > before) {
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > SILENCE.toNanos()) {
        throw new KafkaException(partition + " could not be read in time");
      }
      before = now;
    }
  }

  private static void take(ConsumerRecord<byte[], byte[]> record, Set<Bytes> live) {
    if (record.key() != null) {
      Bytes key = Bytes.wrap(record.key());
      if (record.value() == null) {
        live.remove(key);
      } else {
        live.add(key);
      }
    }
  }
}
