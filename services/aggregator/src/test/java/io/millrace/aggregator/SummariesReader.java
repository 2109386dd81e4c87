package io.millrace.aggregator;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Kind;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed summaries and explained orders as they come; the newest of each stays. */
final class SummariesReader implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Calendar calendar;
  private final ExplainedReader explained = new ExplainedReader();
  private final Map<Cell, CellState> newest = new HashMap<>();
  private int longest;

  SummariesReader(String bootstrapServers, Calendar calendar) {
    this.calendar = calendar;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(Topics.SUMMARIES, Topics.LOOPS)
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All cells that promise 1 speaks of, as of now. */
  Totals read() throws UndecodableException {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
      if (record.topic().equals(Topics.LOOPS.name())) {
        explained.take(record.key(), record.value());
        continue;
      }
      Cell cell = CellCodec.decodeKey(record.key());
      if (record.value() == null) {
        newest.remove(cell);
      } else {
        newest.put(cell, CellCodec.decode(record.value()));
        longest = Math.max(longest, record.value().length);
      }
    }
    Totals totals = new Totals(calendar);
    newest.forEach((cell, state) -> add(totals, cell, state));
    return totals;
  }

  /** Bytes of the longest cell read. */
  int longest() {
    return longest;
  }

  /** All explained orders, as of the last reading. */
  Map<LoopKey, ExplainedOrder> orders() {
    return explained.orders();
  }

  private static void add(Totals totals, Cell cell, CellState state) {
    if (cell.kind() != Kind.INTAKE) {
      state.values().forEach((measure, value) -> totals.add(cell, measure, value));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
