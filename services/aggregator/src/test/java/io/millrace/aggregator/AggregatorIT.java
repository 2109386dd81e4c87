package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.aggregator.generation.SettingsRefusedException;
import io.millrace.aggregator.topology.StreamCounters;
import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.RecordBounds;
import io.millrace.events.wire.proto.EventRecord;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.Kept;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.OrderSums;
import io.millrace.journey.testing.Totals;
import io.millrace.kafka.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The aggregator as it runs, on a real broker. */
class AggregatorIT {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final Calendar CHINA = new Calendar(ZoneId.of("Asia/Shanghai"));
  private static final String SHANGHAI = "--millrace.zone=Asia/Shanghai";
  private static final String REBUILD = "--millrace.aggregator.rebuild=once";
  private static final String REPUBLISH = "--millrace.aggregator.republish=once";
  private static final String CONTENT = Topics.events(Domain.CONTENT).name();
  private static final int ATTACK = 15_000;
  private static final int VISITORS = 300;
  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private TestBroker broker;

  @TempDir private Path directory;

  @BeforeEach
  void startBroker() {
    broker = TestBroker.start();
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void summariesEqualTheBatchAcrossARestartWithLostState() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(3, visitor), visitor, 30));
    }
    List<Event> sent = new ArrayList<>(events);
    sent.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(sent, new Random(1));
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);

    try (ConfigurableApplicationContext _ = aggregator("first")) {
      send(sent.subList(0, sent.size() / 2));
    }
    try (ConfigurableApplicationContext _ = aggregator("second")) {
      send(sent.subList(sent.size() / 2, sent.size()));
      try (SummariesReader summaries = new SummariesReader(broker.bootstrapServers(), UTC)) {
        await()
            .atMost(CATCH_UP)
            .untilAsserted(
                () -> assertThat(Kept.differences(summaries.read(), expected, events)).isEmpty());
      }
    }
  }

  @Test
  void distinctNamesAndALongRecordThatCompressesWellStopNothing() throws Exception {
    long noon = Events.time("2026-11-23T12:00:00Z");
    try (ConfigurableApplicationContext context = aggregator("one")) {
      AggregatorApplication.awaitStream(context, CATCH_UP);
      await().atMost(CATCH_UP).until(() -> topics().contains(Topics.DEAD_LETTERS.name()));
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int i = 0; i < ATTACK; i++) {
        records.add(attack(i, noon));
      }
      byte[] visitor = new Visitor(6, 6).toBytes();
      records.add(ATTACK / 2, new ProducerRecord<>(CONTENT, visitor, new byte[5_000_000]));
      records.add(record(Events.view("good", "jd", "home", noon)));
      sendRecords(records);

      try (SummariesReader summaries = new SummariesReader(broker.bootstrapServers(), UTC)) {
        Measure views = Measure.of(Metric.EVENTS, "view");
        Measure others = Measure.of(Metric.OPENS_BY_CHANNEL, "other");
        Measure named = Measure.of(Metric.OPENS_BY_REGION, "%040d".formatted(1));
        await()
            .atMost(CATCH_UP)
            .untilAsserted(
                () -> {
                  Totals totals = summaries.read();
                  assertThat(totals.total(Grain.MONTH, "douyin", views)).isEqualTo(ATTACK);
                  assertThat(totals.total(Grain.MONTH, "jd", views)).isEqualTo(1);
                  assertThat(totals.total(Grain.DAY, "douyin", others)).isEqualTo(ATTACK / 2);
                  assertThat(totals.total(Grain.DAY, "douyin", named)).isEqualTo(1);
                });
        System.out.printf("the longest summary of %d bytes%n", summaries.longest());
        assertThat(summaries.longest()).isLessThanOrEqualTo(RecordBounds.PAGE);
      }
      assertThat(context.getBean(StreamCounters.class).deadLetters()).isEqualTo(1);
      assertThat(context.getBean(StreamSupervisor.class).state()).hasValue(State.RUNNING);
      assertThat(settings("millrace-totals-changelog"))
          .containsEntry("max.message.bytes", Integer.toString(RecordBounds.TOPIC));
      assertThat(settings("millrace-facts-repartition"))
          .containsEntry("max.message.bytes", Integer.toString(RecordBounds.TOPIC));
    }
  }

  @Test
  void summariesWithoutTheRecordOfTheDataAreNotContinued() throws Exception {
    List<Event> events = NastyEvents.draw(new Visitor(3, 1), 1, 10);
    try (ConfigurableApplicationContext _ = aggregator("one")) {
      send(events);
      awaitEqual(UTC, events);
    }
    try (var admin = Admin.create(broker.client())) {
      admin.deleteTopics(List.of(Topics.TERMS.name())).all().get();
    }
    await().atMost(CATCH_UP).until(() -> !topics().contains(Topics.TERMS.name()));

    try (ConfigurableApplicationContext context = aggregator("one")) {
      assertThatThrownBy(() -> generation(context))
          .isInstanceOf(SettingsRefusedException.class)
          .hasMessageContaining("millrace.terms has no record of the data");
    }
  }

  /** Every second as it was written before ingest decided, the others past ingest. */
  private static ProducerRecord<byte[], byte[]> attack(int i, long at) throws Exception {
    Visitor visitor = new Visitor(5, i);
    String name = "%040d".formatted(i);
    Event event = Events.view(visitor, "e" + i, "douyin", at);
    EventRecord.Builder value =
        EventRecord.parseFrom(EventCodec.encode(event)).toBuilder()
            .setChannel(name)
            .setRegion(name);
    if (i % 2 == 1) {
      value.setCountedChannel(name).setCountedRegion(name);
    }
    return new ProducerRecord<>(CONTENT, visitor.toBytes(), value.build().toByteArray());
  }

  @Test
  void otherTermsAreRefusedUntilARebuildTakesThem() throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 1), 1, 200));
    try (ConfigurableApplicationContext context = aggregator("one")) {
      assertThat(generation(context)).isZero();
      send(events);
      awaitEqual(UTC, events);
      assertThat(settings("millrace-journeys-changelog"))
          .containsEntry("cleanup.policy", "compact")
          .containsEntry("segment.bytes", Integer.toString(16 << 20))
          .containsEntry("min.cleanable.dirty.ratio", "0.2");
    }

    try (ConfigurableApplicationContext context = aggregator("one", SHANGHAI)) {
      assertThatThrownBy(() -> generation(context))
          .isInstanceOf(SettingsRefusedException.class)
          .hasMessageContaining("zone UTC in the data, Asia/Shanghai in the settings");
    }

    try (ConfigurableApplicationContext context = aggregator("one", SHANGHAI, REBUILD)) {
      assertThat(generation(context)).isEqualTo(1);
      awaitEqual(CHINA, events);
      assertThat(topics()).contains("millrace-1-journeys-changelog");
      assertThat(topics()).doesNotContain("millrace-journeys-changelog");
    }
    assertThat(directory.resolve("one").resolve("millrace")).doesNotExist();

    // The word is used up, here and without it.
    try (ConfigurableApplicationContext context = aggregator("one", SHANGHAI, REBUILD)) {
      assertThat(generation(context)).isEqualTo(1);
    }
  }

  @Test
  void oneRestartedInstanceRebuildsForAll() throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 2), 2, 250));
    try (ConfigurableApplicationContext first = aggregator("one");
        ConfigurableApplicationContext second = aggregator("two")) {
      assertThat(generation(first)).isZero();
      assertThat(generation(second)).isZero();
      send(events.subList(0, 150));
      awaitEqual(UTC, events.subList(0, 150));

      try (ConfigurableApplicationContext third = aggregator("three", REBUILD)) {
        assertThat(generation(third)).isEqualTo(1);
        send(events.subList(150, events.size()));
        awaitEqual(UTC, events);
        StreamSupervisor waiting = first.getBean(StreamSupervisor.class);
        await().atMost(CATCH_UP).until(() -> waiting.state().equals(Optional.of(State.RUNNING)));
      }
    }
  }

  @Test
  void aFaultThatRepeatsAtOneRecordIsReportedWithItsPlaceAndHealsWhenItsCauseIsGone()
      throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 5), 5, 100));
    try (ConfigurableApplicationContext context = aggregator("one")) {
      generation(context);
      await().atMost(CATCH_UP).until(() -> topics().contains(Topics.DEAD_LETTERS.name()));
      set(Topics.SUMMARIES.name(), "max.message.bytes", "120");
      send(events);

      StreamHealth health = context.getBean(StreamHealth.class);
      await().atMost(CATCH_UP).until(() -> health.health().getStatus().equals(Status.DOWN));
      assertThat(health.health().getDetails())
          .containsKeys("topic", "partition", "offset")
          .hasEntrySatisfying(
              "reason", reason -> assertThat(reason).asString().contains("RecordTooLarge"));
      set(Topics.SUMMARIES.name(), "max.message.bytes", Integer.toString(1 << 20));
    }
    try (ConfigurableApplicationContext context = aggregator("one")) {
      generation(context);
      awaitEqual(UTC, events);
    }
  }

  @Test
  void aStreamThatFailedIsFollowedByAnotherByItself() throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 6), 6, 100));
    try (ConfigurableApplicationContext context = aggregator("one")) {
      generation(context);
      await().atMost(CATCH_UP).until(() -> topics().contains(Topics.DEAD_LETTERS.name()));
      set(Topics.SUMMARIES.name(), "max.message.bytes", "120");
      send(events);
      RestartBackoff recovery = context.getBean(StreamSupervisor.class).recovery();
      await().atMost(CATCH_UP).until(() -> recovery.failures() > 0);
      set(Topics.SUMMARIES.name(), "max.message.bytes", Integer.toString(1 << 20));

      awaitEqual(UTC, events);
      StreamSupervisor supervisor = context.getBean(StreamSupervisor.class);
      await()
          .atMost(CATCH_UP)
          .until(() -> supervisor.lag().filter(lag -> lag.records() == 0).isPresent());
    }
  }

  @Test
  void anIdleStreamCommitsNothingAndStillWritesAllCellsAgainWhenAnotherProcessIsAsked()
      throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 7), 7, 50));
    try (ConfigurableApplicationContext first = aggregator("one")) {
      generation(first);
      send(events);
      awaitEqual(UTC, events);
      awaitIdle(first);

      try (ConfigurableApplicationContext second = aggregator("two", REPUBLISH)) {
        generation(second);
        await()
            .atMost(CATCH_UP)
            .until(
                () ->
                    AggregatorApplication.republishedCells(first)
                            + AggregatorApplication.republishedCells(second)
                        > 0);
        StreamHealth health = first.getBean(StreamHealth.class);
        await().atMost(CATCH_UP).until(() -> health.health().getStatus().equals(Status.UP));
        awaitEqual(UTC, events);
      }
      awaitIdle(first);
    }
  }

  /** Longer than any stream waits with a commit that it has to do. */
  private static void awaitIdle(ConfigurableApplicationContext context) {
    AtomicReference<Double> before = new AtomicReference<>(-1.0);
    await()
        .atMost(CATCH_UP)
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> commits(context), now -> now.equals(before.getAndSet(now)));
  }

  private static double commits(ConfigurableApplicationContext context) {
    return context
        .getBean(StreamSupervisor.class)
        .streams()
        .orElseThrow()
        .metrics()
        .values()
        .stream()
        .filter(metric -> metric.metricName().name().equals("commit-total"))
        .filter(metric -> metric.metricName().group().equals("stream-thread-metrics"))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }

  private void set(String topic, String name, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }
  }

  private static int generation(ConfigurableApplicationContext context) {
    return AggregatorApplication.awaitStream(context, CATCH_UP).orElseThrow().number();
  }

  private void awaitEqual(Calendar calendar, List<Event> events) {
    Totals expected = Batch.calculate(calendar, Attribution.DEFAULT, events);
    try (SummariesReader summaries = new SummariesReader(broker.bootstrapServers(), calendar)) {
      await()
          .atMost(CATCH_UP)
          .untilAsserted(
              () -> {
                assertThat(Kept.differences(summaries.read(), expected, events)).isEmpty();
                assertThat(OrderSums.of(summaries.orders())).isEqualTo(OrderSums.of(expected));
              });
    }
  }

  private ConfigurableApplicationContext aggregator(String stateDir, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--server.port=0");
    arguments.add("--millrace.aggregator.horizon=0");
    arguments.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
    arguments.add("--millrace.aggregator.state-dir=" + directory.resolve(stateDir));
    return AggregatorApplication.start(arguments.toArray(String[]::new));
  }

  private void send(List<Event> events) throws Exception {
    await().atMost(CATCH_UP).until(() -> topics().contains(Topics.DEAD_LETTERS.name()));
    sendRecords(events.stream().map(AggregatorIT::record).toList());
  }

  private void sendRecords(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "acks",
            "all",
            "compression.type",
            "lz4",
            "max.request.size",
            8 << 20);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> acknowledgements = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        Topics.events(event.envelope().type().domain()).name(),
        event.envelope().visitor().toBytes(),
        EventCodec.encode(event));
  }

  private Map<String, String> settings(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.describeConfigs(List.of(resource)).all().get().values().stream()
          .flatMap(config -> config.entries().stream())
          .filter(entry -> entry.value() != null)
          .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
  }

  private Set<String> topics() throws Exception {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.listTopics().names().get();
    }
  }
}
