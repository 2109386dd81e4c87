package io.millrace.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.audit.Difference;
import io.millrace.audit.batch.BatchCalculation;
import io.millrace.audit.batch.BatchTotals;
import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.GenerationRecordCodec;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import io.millrace.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/**
 * An audit of hundreds of creators with little memory. The cells on the broker are those of the
 * batch calculation, so the test needs no aggregator.
 */
class EntityAuditIT {
  private static final int CREATORS = 600;
  private static final int PARTITIONS = 2;
  private static final long AT = Instant.parse("2026-11-20T10:00:30Z").toEpochMilli();
  private static final long DAY = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();
  private static final Measure CREDIT =
      Measure.of(Metric.ENTITY_CREDIT, "last_touch", "feed", "jd", "CNY");
  private static final CalculationSettings CALCULATION =
      new CalculationSettings(
          ZoneOffset.UTC, Duration.ofDays(7), Duration.ofDays(1), Optional.empty(), 5_000);

  @TempDir private Path folder;

  @Test
  void everyCellOfEveryCreatorIsComparedAndAWrongAndALostOneAreNamed() throws Exception {
    List<Event> events = events();
    Map<Cell, Map<Measure, Long>> cells = cells(events);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      count(broker, events, cells);

      AuditResult right = audit(broker);
      assertThat(right.findings().differences()).isEmpty();
      assertThat(right.unbalanced()).isEmpty();
      assertThat(right.findings().compared()).isEqualTo(compared(cells)).isGreaterThan(CREATORS);
      assertThat(right.passes()).as("with little memory, in several portions").isGreaterThan(1);

      Map<Measure, Long> wrong = new HashMap<>(cells.getOrDefault(cell("creator-7"), Map.of()));
      wrong.merge(CREDIT, 1L, Long::sum);
      send(broker, List.of(record(cell("creator-7"), wrong), withdrawn(cell("creator-8"))));

      AuditResult found = audit(broker);
      assertThat(found.findings().differing()).isEqualTo(2);
      assertThat(found.findings().differences())
          .extracting(Difference::text)
          .contains(
              "entities jd creator creator-7 day 2026-11-20T00:00:00Z"
                  + "  entity_credit[last_touch, feed, jd, CNY]: is 501, should be 500",
              "entities jd creator creator-8 day 2026-11-20T00:00:00Z"
                  + "  entity_credit[last_touch, feed, jd, CNY]: is 0, should be 500");

      send(broker, List.of(ofOlderRules()));
      assertThatThrownBy(() -> audit(broker))
          .isInstanceOf(AuditException.class)
          .hasMessageContaining("rules of calculation 3");
    }
  }

  /** The record of data that an older version counted. */
  private static ProducerRecord<byte[], byte[]> ofOlderRules() {
    CalculationSettings older =
        new CalculationSettings(
            CALCULATION.zone(),
            CALCULATION.lookback(),
            CALCULATION.halfLife(),
            CALCULATION.horizon(),
            CALCULATION.crowd(),
            3);
    return record(GenerationRecord.first(older));
  }

  private static ProducerRecord<byte[], byte[]> record(GenerationRecord terms) {
    return new ProducerRecord<>(
        Topics.TERMS.name(), GenerationRecordCodec.key(), GenerationRecordCodec.encode(terms));
  }

  /** Writes what ingest services and an aggregator would have written. */
  private static void count(
      EmbeddedBroker broker, List<Event> events, Map<Cell, Map<Measure, Long>> cells)
      throws Exception {
    List<Topic> topics = new ArrayList<>(Topics.events());
    topics.addAll(List.of(Topics.SUMMARIES, Topics.TERMS));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    records.add(record(GenerationRecord.first(CALCULATION)));
    events.forEach(event -> records.add(record(event)));
    cells.forEach((cell, values) -> records.add(record(cell, values)));
    try (Admin admin = Admin.create(broker.client())) {
      new TopicSetup(admin, new TopicLayout(PARTITIONS, (short) 1)).ensure(topics);
      send(broker, records);
      commitAll(admin);
    }
  }

  private static void send(EmbeddedBroker broker, List<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            broker.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static AuditResult audit(EmbeddedBroker broker) throws InterruptedException {
    AuditSettings settings =
        new AuditSettings(
            broker.client(),
            Catalog.builtIn(),
            false,
            DataSize.ofMegabytes(12),
            100,
            Duration.ofSeconds(20));
    return new TopicAudit(settings, _ -> {}).run();
  }

  /** As if an aggregator had counted everything. */
  private static void commitAll(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (Topic topic : Topics.events()) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        wanted.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get(30, TimeUnit.SECONDS)
        .forEach((partition, end) -> read.put(partition, new OffsetAndMetadata(end.offset())));
    admin
        .alterConsumerGroupOffsets(GenerationRecord.application(0), read)
        .all()
        .get(30, TimeUnit.SECONDS);
  }

  private static Map<Cell, Map<Measure, Long>> cells(List<Event> events) {
    BatchTotals totals = new BatchTotals(new Calendar(ZoneOffset.UTC));
    BatchCalculation.calculate(CALCULATION, events, totals);
    // Two spend events came twice, and one of them was deleted.
    totals.add("jd", Measure.of(Metric.REPEATED), AT, 2);
    totals.add("jd", Measure.of(Metric.DELETED), AT, 1);
    return totals.cells();
  }

  private static long compared(Map<Cell, Map<Measure, Long>> cells) {
    return cells.keySet().stream().filter(cell -> cell.kind() != Kind.INTAKE).count();
  }

  private static Cell cell(String creator) {
    return Family.of("jd", new Entity(Entity.Type.CREATOR, creator)).cell(Grain.DAY, DAY);
  }

  private static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        Topics.events(event.envelope().type().domain()).name(),
        event.envelope().visitor().toBytes(),
        EventCodec.encode(event));
  }

  private static ProducerRecord<byte[], byte[]> withdrawn(Cell cell) {
    return new ProducerRecord<>(Topics.SUMMARIES.name(), CellCodec.encodeKey(cell), null);
  }

  private static ProducerRecord<byte[], byte[]> record(Cell cell, Map<Measure, Long> values) {
    return new ProducerRecord<>(
        Topics.SUMMARIES.name(),
        CellCodec.encodeKey(cell),
        CellCodec.encode(new CellState(AT, false, values)));
  }

  /** A view and an order for each creator, and spend in versions and taken back. */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < CREATORS; i++) {
      Visitor visitor = new Visitor(3, i);
      Entities names = creator("creator-" + i);
      EventEnvelope seen = head("v" + i, EventType.VIEW, visitor, "feed", AT);
      events.add(new Event.Content(seen.withEntities(names), OptionalLong.of(500)));
      EventEnvelope bought = head("p" + i, EventType.PURCHASE, visitor, "shop", AT + 1);
      events.add(new Event.Purchase(bought, "o" + i, Optional.of(new Money("CNY", 500))));
    }
    events.add(spend("s1", 0));
    events.add(spend("s2", 0));
    events.add(spend("s3", 0));
    events.add(spend("s1", 1));
    events.add(spend("s4", 0));
    events.add(new Event.Deleted(spend("s4", 1).envelope()));
    return events;
  }

  private static Event spend(String id, int version) {
    Visitor visitor = Visitor.ofSpend(EventKey.of("jd", EventType.SPEND, id));
    EventEnvelope envelope = head(id, EventType.SPEND, visitor, "feed", AT);
    return new Event.Spend(
        envelope.withEntities(creator("creator-1")).withVersion(version),
        new Money("CNY", 100 + version));
  }

  private static Entities creator(String id) {
    return new Entities(Optional.of(id), Optional.empty(), Optional.empty());
  }

  private static EventEnvelope head(
      String id, EventType type, Visitor visitor, String surface, long at) {
    return new EventEnvelope(
        id,
        EventKey.of("jd", type, id),
        type,
        "jd",
        surface,
        visitor,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
