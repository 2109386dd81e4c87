package io.millrace.bench;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed summaries and counts their events: the sum over all months. */
final class CountedEvents implements AutoCloseable {
  private static final long LIMIT_NANOS = Duration.ofMinutes(10).toNanos();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Cell, Long> months = new HashMap<>();

  CountedEvents(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  long total() {
    return months.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Waits until at least this many events are counted; returns the time, as of {@link
   * System#nanoTime}.
   */
  long awaitAtLeast(long events) {
    long begin = System.nanoTime();
    while (total() < events) {
      if (System.nanoTime() - begin > LIMIT_NANOS) {
        throw new IllegalStateException("only " + total() + " of " + events + " were counted");
      }
      poll();
    }
    return System.nanoTime();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void poll() {
    if (consumer.assignment().isEmpty()) {
      assign();
    }
    if (consumer.assignment().isEmpty()) {
      return; // the topic does not exist yet
    }
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      try {
        Cell cell = CellCodec.decodeKey(record.key());
        if (cell.kind() == Kind.TRAFFIC && cell.grain() == Grain.MONTH) {
          months.put(cell, events(CellCodec.decode(record.value())));
        }
      } catch (UndecodableException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void assign() {
    List<PartitionInfo> partitions = consumer.partitionsFor(Topics.SUMMARIES.name());
    consumer.assign(
        partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  private static long events(CellState state) {
    return state.values().entrySet().stream()
        .filter(entry -> entry.getKey().metric() == Metric.EVENTS)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
