package io.millrace.aggregator.generation;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;

/** Reads the keys of a compacted partition whose newest record has a value. */
final class LatestKeys {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private LatestKeys() {}

  /**
   * Passes on all keys of the partition up to its present end, in parts of {@code most} keys at
   * most. A key is in one part only. The partition is read once for each part, so that the memory
   * has a limit.
   *
   * @param client settings of Kafka clients
   * @param most how many keys may be in memory
   * @param meanwhile called before each poll
   * @param action receives each part; it may write tombstones of the keys
   * @return how many keys there were
   */
  static int forEachPart(
      Map<String, Object> client,
      TopicPartition partition,
      int most,
      Runnable meanwhile,
      Consumer<List<byte[]>> action) {
    int count = 0;
    int parts = 1;
    int part = 0;
    while (part < parts) {
      Part keys = new Part(part, parts, most);
      read(client, partition, keys, meanwhile);
      if (keys.isTooLong()) {
        // Parts with a lower number have no keys of this part, nor of the two that it becomes.
        part = 2 * part;
        parts = 2 * parts;
      } else {
        action.accept(keys.all());
        count += keys.live.size();
        part++;
      }
    }
    return count;
  }

  private static void read(
      Map<String, Object> client, TopicPartition partition, Part keys, Runnable meanwhile) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      readTo(end, partition, consumer, keys, meanwhile);
    }
  }

  private static void readTo(
      long end,
      TopicPartition partition,
      KafkaConsumer<byte[], byte[]> consumer,
      Part keys,
      Runnable meanwhile) {
    long before = consumer.position(partition);
    long progressAt = System.nanoTime();
    while (before < end && !keys.isTooLong()) {
      meanwhile.run();
      consumer.poll(POLL).records(partition).forEach(keys::take);
      long now = consumer.position(partition);
      if (now > before) {
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > SILENCE.toNanos()) {
        throw new KafkaException(partition + " could not be read in time");
      }
      before = now;
    }
  }

  /** The keys whose hashes are in one of several ranges of equal length. */
  private static final class Part {
    private final Set<Bytes> live = new LinkedHashSet<>();
    private final int number;
    private final int of;
    private final int most;

    /**
     * @param of a power of two
     */
    private Part(int number, int of, int most) {
      this.number = number;
      this.of = of;
      this.most = most;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
      if (record.key() != null && number(record.key()) == number) {
        Bytes key = Bytes.wrap(record.key());
        if (record.value() == null) {
          live.remove(key);
        } else {
          live.add(key);
        }
      }
    }

    private int number(byte[] key) {
      // The highest bits decide, so that a part becomes two neighbours when the parts are halved.
      long hash = Integer.toUnsignedLong(Utils.murmur2(key));
      return (int) ((hash * of) >>> Integer.SIZE);
    }

    private boolean isTooLong() {
      return live.size() > most;
    }

    private List<byte[]> all() {
      return live.stream().map(Bytes::get).toList();
    }
  }
}
