package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.FamilyCodec;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import io.millrace.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace audit} finds a wrong digit, and lost summaries come back. */
class AuditIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int VISITORS = 30;
  private static final int EXTRA = 7;

  /** Those of standalone. */
  private static final int PARTITIONS = 4;

  private static final Measure EVENTS = Measure.of(Metric.EVENTS, "view");

  @TempDir private Path directory;

  @Test
  void aWrongDigitIsNamedAndLostSummariesComeBack() throws Exception {
    Path data = directory.resolve("data");
    List<Event> events = events();
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    try (RunningMillrace millrace = RunningMillrace.start(data)) {
      Path file = directory.resolve("events.ndjson");
      Files.write(file, events.stream().map(EventJson::line).toList());
      assertThat(millrace.send(file).code()).isZero();
      new Markers(millrace).awaitAllCounted(directory);

      Command.Result inUse = audit();
      assertThat(inUse.code()).as(inUse.output()).isEqualTo(5);
      assertThat(inUse.output()).contains("uses the data folder");
    }
    Cell cell = someDay(expected);
    long should = expected.cell(cell).getOrDefault(EVENTS, 0L);
    overwrite(data, cell, expected.cell(cell));

    Command.Result wrong = audit();
    assertThat(wrong.code()).as(wrong.output()).isEqualTo(9);
    assertThat(wrong.output())
        .contains(
            "traffic %s day %s  events[view]: is %,d, should be %,d"
                .formatted(
                    cell.platform(), Instant.ofEpochMilli(cell.start()), should + EXTRA, should))
        .containsPattern("(?m)^1 of [0-9,]+ cells differ");

    Command.Result again = Command.run(List.of("republish", "--data", data.toString()));
    assertThat(again.code()).as(again.output()).isZero();
    assertThat(again.output()).containsPattern("wrote [0-9,]+ cells again");
    Command.Result right = audit();
    assertThat(right.code()).as(right.output()).isZero();

    cutSummaries(data.resolve("broker"));
    try (RunningMillrace millrace = RunningMillrace.start(data)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(new Comparison(millrace.answers(), expected).differences()).isEmpty());
    }
    Command.Result healed = audit();
    assertThat(healed.code()).as(healed.output()).isZero();
    assertThat(healed.output()).containsPattern("(?m)^0 of [0-9,]+ cells differ");
    assertThat(Files.readString(data.resolve("logs").resolve("millrace.log")))
        .contains("summaries are lost", "all cells are written again");
  }

  private Command.Result audit() {
    return Command.run(List.of("audit", "--data", directory.resolve("data").toString()));
  }

  private static Cell someDay(Totals totals) {
    return totals.cells().entrySet().stream()
        .filter(entry -> entry.getKey().kind() == Kind.TRAFFIC)
        .filter(entry -> entry.getKey().grain() == Grain.DAY)
        .filter(entry -> entry.getValue().containsKey(EVENTS))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** As if a digit had changed on the way. */
  private static void overwrite(Path data, Cell cell, Map<Measure, Long> values) throws Exception {
    Map<Measure, Long> wrong = new HashMap<>(values);
    wrong.merge(EVENTS, (long) EXTRA, Long::sum);
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                broker.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.SUMMARIES.name(),
                  BuiltInPartitioner.partitionForKey(
                      FamilyCodec.encode(new Family(cell.kind(), cell.platform())), PARTITIONS),
                  CellCodec.encodeKey(cell),
                  CellCodec.encode(new CellState(cell.start(), false, wrong))))
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** As a power cut leaves them: half of each log is there, and nobody stopped the broker. */
  private static void cutSummaries(Path broker) throws IOException {
    Files.deleteIfExists(broker.resolve(".kafka_cleanshutdown"));
    try (Stream<Path> all = Files.walk(broker)) {
      for (Path log :
          all.filter(path -> path.toString().contains("millrace.summaries-"))
              .filter(path -> path.toString().endsWith(".log"))
              .toList()) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
          file.setLength(file.length() / 2);
        }
      }
    }
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(8, visitor), visitor, 25));
    }
    return events;
  }
}
