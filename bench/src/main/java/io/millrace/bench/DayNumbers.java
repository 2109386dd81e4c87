package io.millrace.bench;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Model;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.UndecodableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The numbers of days that other systems compute, too, as one line each. */
final class DayNumbers {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private DayNumbers() {}

  /** How the numbers are found. */
  interface Source {
    SortedMap<String, Long> numbers() throws Exception;
  }

  /** Writes the numbers to the file of the option {@code totals}, when it is given. */
  static void write(Options options, Source source) throws Exception {
    String file = options.text("totals", "");
    if (!file.isEmpty()) {
      List<String> lines =
          source.numbers().entrySet().stream()
              .filter(number -> number.getValue() != 0)
              .map(number -> number.getKey() + " " + number.getValue())
              .toList();
      Files.write(Path.of(file), lines);
      System.out.printf("totals               %,10d numbers%n", lines.size());
    }
  }

  /** Reads the committed summaries. */
  static SortedMap<String, Long> ofSummaries(String bootstrapServers) throws UndecodableException {
    Map<Cell, Map<String, Long>> pages = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.SUMMARIES.name()).stream()
              .map(of -> new TopicPartition(of.topic(), of.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          Cell page = CellCodec.decodeKey(record.key());
          if (page.grain() == Grain.DAY && record.value() != null) {
            pages.put(page, named(page, CellCodec.decode(record.value()).values()));
          }
        }
      }
    }
    SortedMap<String, Long> numbers = new TreeMap<>();
    pages
        .values()
        .forEach(page -> page.forEach((name, value) -> numbers.merge(name, value, Long::sum)));
    return numbers;
  }

  /** The named numbers of a page. The others would not fit in memory after millions of events. */
  private static Map<String, Long> named(Cell page, Map<Measure, Long> values) {
    String day = "%s %d ".formatted(page.platform(), Math.floorDiv(page.start(), DAY_MS));
    Map<String, Long> named = new HashMap<>();
    values.forEach(
        (measure, value) ->
            name(measure).ifPresent(name -> named.merge(day + name, value, Long::sum)));
    return named;
  }

  private static Optional<String> name(Measure measure) {
    List<String> of = measure.dimensions();
    return switch (measure.metric()) {
      case VISITORS -> Optional.of("visitors");
      case ORDERS -> Optional.of("orders");
      case GROSS -> Optional.of("gross " + of.get(0));
      case LOOPS -> Optional.of("loops " + of.get(0));
      case CREDIT_IN ->
          of.get(0).equals(Model.LAST_TOUCH.id())
              ? Optional.of("credit %s/%s %s".formatted(of.get(1), of.get(2), of.get(3)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
