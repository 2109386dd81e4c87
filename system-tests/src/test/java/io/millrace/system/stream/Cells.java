package io.millrace.system.stream;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The newest committed record of every cell, read as it comes. For one thread. */
public final class Cells implements AutoCloseable {
  private static final Duration NEWS = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Cell, CellState> newest = new HashMap<>();

  public Cells(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SUMMARIES.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes in what is there now. */
  public Cells read() throws UndecodableException {
    var records = consumer.poll(Duration.ofMillis(200));
    while (!records.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        take(CellCodec.decodeKey(record.key()), record);
      }
      records = consumer.poll(Duration.ofMillis(50));
    }
    return this;
  }

  /** Waits until a further commit is to be seen. */
  void awaitNews() {
    try {
      for (int tries = 0; tries < 24; tries++) {
        var records = consumer.poll(NEWS);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          take(CellCodec.decodeKey(record.key()), record);
        }
        if (!records.isEmpty()) {
          return;
        }
      }
      throw new IllegalStateException("nothing was committed");
    } catch (UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The integer of a cell, 0 when there is none. */
  public long value(Cell cell, Measure measure) {
    CellState state = newest.get(cell);
    return state == null ? 0 : state.value(measure);
  }

  /** How many cells hold something. */
  public int size() {
    return newest.size();
  }

  /** Some of the cells that are not as expected, with both contents; empty when all are. */
  public Map<String, String> differences(Totals expected) {
    Map<String, String> found = new TreeMap<>();
    expected.cells().forEach((cell, values) -> compare(cell, values, found));
    newest.keySet().stream()
        .filter(cell -> cell.kind() != Kind.INTAKE && !expected.cells().containsKey(cell))
        .forEach(cell -> compare(cell, Map.of(), found));
    return found;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void compare(Cell cell, Map<Measure, Long> values, Map<String, String> found) {
    CellState state = newest.get(cell);
    Map<Measure, Long> actual = state == null ? Map.of() : state.values();
    if (!actual.equals(values) && found.size() < 10) {
      found.put(cell.key(), actual + " instead of " + values);
    }
  }

  private void take(Cell cell, ConsumerRecord<byte[], byte[]> record) throws UndecodableException {
    if (record.value() == null) {
      newest.remove(cell);
    } else {
      newest.put(cell, CellCodec.decode(record.value()));
    }
  }
}
