package io.millrace.insights.source;

import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.CellCodec;
import io.millrace.insights.projection.Retention;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.testing.InMemoryCellStore;
import io.millrace.insights.testing.Revisions;
import io.millrace.insights.topic.SourceUnavailableException;
import io.millrace.insights.topic.TopicRange;
import io.millrace.insights.topic.TopicSource;
import io.millrace.insights.topic.TopicSource.Reading;
import io.millrace.kafka.GenerationClaim;
import io.millrace.kafka.GenerationReader;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import io.millrace.kafka.testing.TestBroker;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Tests the source on a real broker. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SummarySourceIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final TopicLayout LAYOUT = new TopicLayout(2, (short) 1);
  private static final Cell CELL = minute("douyin", 1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private TestBroker broker;
  private final Retention retention =
      new TestProjection(new InMemoryCellStore(), Duration.ZERO, Duration.ofDays(900)).retention();
  private TopicSource<CellRevision> source;

  @BeforeAll
  void start() {
    broker = TestBroker.start();
    source =
        new SummarySource()
            .summariesTopic(
                new DefaultKafkaConsumerFactory<>(broker.client()),
                new KafkaAdmin(broker.client()),
                new SummaryDecoder(meters, Clock.systemUTC()),
                new Calendar(ZoneId.of("Asia/Shanghai")),
                retention);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  @Order(1)
  void saysSoWhileThereIsNoTopic() {
    try (Reading<CellRevision> reading = source.open()) {
      assertThatThrownBy(reading::range).isInstanceOf(SourceUnavailableException.class);
    }
  }

  @Test
  @Order(2)
  void readsCommittedRecordsOnlyAndGoesOnBehindTheOthers() {
    try (Admin admin = Admin.create(broker.client())) {
      new TopicSetup(admin, LAYOUT).ensure(List.of(Topics.SUMMARIES));
    }
    produce(false, opens(CELL, 0, 1));
    produce(true, opens(CELL, 0, 2));
    produce(false, opens(CELL, 0, 3));
    try (Reading<CellRevision> reading = source.open()) {
      TopicRange range = reading.range();
      assertThat(range.begin()).isEqualTo(Map.of(0, 0L, 1, 0L));
      assertThat(readToEnd(reading, range)).extracting(Revisions::opensOf).containsExactly(2L);
    }
  }

  @Test
  @Order(3)
  void countsWhatItCannotReadAndGoesOn() {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.beginTransaction();
      send(producer, record("nonsense".getBytes(UTF_8), new byte[0]));
      send(producer, record(CellCodec.encodeKey(CELL), "not a cell".getBytes(UTF_8)));
      send(producer, record(CellCodec.encodeKey(minute("jd", 1)), null));
      producer.commitTransaction();
    }
    try (Reading<CellRevision> reading = source.open()) {
      TopicRange range = reading.range();
      assertThat(readToEnd(reading, range)).hasSize(2);
      assertThat(meters.counter("millrace.insights.undecodable").count()).isEqualTo(2);
    }
  }

  @Test
  @Order(4)
  void refusesAPositionThatIsNotThere() {
    try (Reading<CellRevision> reading = source.open()) {
      reading.start(Map.of(0, 1_000L, 1, 1_000L), _ -> {});
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> reading.await(Duration.ofMillis(100)))
                      .isInstanceOf(SourceUnavailableException.class));
    }
  }

  @Test
  @Order(5)
  void doesNotReadWhatIsCountedInAnotherZone() {
    try (Admin admin = Admin.create(broker.client())) {
      new TopicSetup(admin, LAYOUT).ensure(List.of(Topics.TERMS));
    }
    try (Reading<CellRevision> reading = source.open()) {
      say("Asia/Shanghai");
      reading.range();
      say("UTC");
      assertThatThrownBy(reading::range)
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("UTC")
          .hasMessageContaining("Asia/Shanghai");
      say("Asia/Shanghai");
      reading.range();
    }
  }

  @Test
  @Order(6)
  void saysSoWhileTheBrokerIsAway() {
    try (Reading<CellRevision> reading = source.open()) {
      reading.range();
      broker.stop();
      assertThatThrownBy(reading::range).isInstanceOf(SourceUnavailableException.class);
    }
  }

  private void say(String zone) {
    CalculationSettings calculation =
        new CalculationSettings(
            ZoneId.of(zone), Duration.ofDays(7), Duration.ofDays(1), Optional.empty(), 1);
    try (GenerationReader reader = new GenerationReader(broker.client());
        GenerationClaim claim = GenerationClaim.take(broker.client(), reader)) {
      claim.write(GenerationRecord.first(calculation));
    }
  }

  private static List<CellRevision> readToEnd(Reading<CellRevision> reading, TopicRange range) {
    List<CellRevision> all = new CopyOnWriteArrayList<>();
    AtomicReference<Map<Integer, Long>> next = new AtomicReference<>(range.begin());
    reading.start(
        range.begin(),
        batch -> {
          all.addAll(batch.records());
          next.set(batch.next());
        });
    await().atMost(SOON).until(() -> next.get().equals(range.end()));
    reading.await(Duration.ZERO);
    return all;
  }

  private void produce(boolean committed, CellRevision revision) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.beginTransaction();
      send(
          producer,
          record(CellCodec.encodeKey(revision.cell()), revision.contents().orElseThrow().packed()));
      producer.flush();
      if (committed) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> client = broker.client();
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test");
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    // The commit reports a failure.
    Future<RecordMetadata> _ = producer.send(record);
  }

  private static ProducerRecord<byte[], byte[]> record(byte[] key, byte @Nullable [] value) {
    return new ProducerRecord<>(Topics.SUMMARIES.name(), key, value);
  }
}
