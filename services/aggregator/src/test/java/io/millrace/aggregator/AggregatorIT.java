package io.millrace.aggregator;

import static io.millrace.aggregator.TestAggregators.CATCH_UP;
import static io.millrace.aggregator.TestAggregators.generation;
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
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.OrderSums;
import io.millrace.journey.testing.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

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

  @TempDir private Path directory;

  private TestAggregators aggregators;

  @BeforeEach
  void startBroker() {
    aggregators = new TestAggregators(directory);
  }

  @AfterEach
  void stopBroker() {
    aggregators.close();
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

    try (ConfigurableApplicationContext _ = aggregators.start("first")) {
      aggregators.send(sent.subList(0, sent.size() / 2));
    }
    try (ConfigurableApplicationContext _ = aggregators.start("second")) {
      aggregators.send(sent.subList(sent.size() / 2, sent.size()));
      aggregators.awaitCells(UTC, events);
    }
  }

  @Test
  void distinctNamesAndALongRecordThatCompressesWellStopNothing() throws Exception {
    long noon = Events.time("2026-11-23T12:00:00Z");
    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      generation(context);
      aggregators.awaitTopics();
      List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int i = 0; i < ATTACK; i++) {
        records.add(attack(i, noon));
      }
      byte[] visitor = new Visitor(6, 6).toBytes();
      records.add(ATTACK / 2, new ProducerRecord<>(CONTENT, visitor, new byte[5_000_000]));
      records.add(TestAggregators.record(Events.view("good", "jd", "home", noon)));
      aggregators.sendRecords(records);

      try (SummariesReader summaries = aggregators.summaries(UTC)) {
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
      assertThat(aggregators.settings("millrace-totals-changelog"))
          .containsEntry("max.message.bytes", Integer.toString(RecordBounds.TOPIC));
      assertThat(aggregators.settings("millrace-facts-repartition"))
          .containsEntry("max.message.bytes", Integer.toString(RecordBounds.TOPIC));
    }
  }

  /** What is deleted then is what docs/operations says under Rebuild. */
  @Test
  void dataWithoutItsRecordIsNotContinuedAndIsCountedAnewWhenAllResultsAreDeleted()
      throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 1), 1, 100));
    try (ConfigurableApplicationContext _ = aggregators.start("one")) {
      aggregators.send(events);
      aggregators.awaitCellsAndOrders(UTC, events);
    }
    aggregators.delete(Topics.TERMS.name()::equals);

    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      assertThatThrownBy(() -> generation(context))
          .isInstanceOf(SettingsRefusedException.class)
          .hasMessageContaining("millrace.terms has no record of the data");
    }

    aggregators.delete(Set.of(Topics.SUMMARIES.name(), Topics.LOOPS.name())::contains);
    aggregators.delete(topic -> topic.matches("millrace-.*-(changelog|repartition)"));
    aggregators.deleteGroups();
    FileSystemUtils.deleteRecursively(directory.resolve("one"));
    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      assertThat(generation(context)).isZero();
      aggregators.awaitCellsAndOrders(UTC, events);
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
    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      assertThat(generation(context)).isZero();
      aggregators.send(events);
      aggregators.awaitCellsAndOrders(UTC, events);
      assertThat(aggregators.settings("millrace-journeys-changelog"))
          .containsEntry("cleanup.policy", "compact")
          .containsEntry("segment.bytes", Integer.toString(16 << 20))
          .containsEntry("min.cleanable.dirty.ratio", "0.2");
    }

    try (ConfigurableApplicationContext context = aggregators.start("one", SHANGHAI)) {
      assertThatThrownBy(() -> generation(context))
          .isInstanceOf(SettingsRefusedException.class)
          .hasMessageContaining("zone UTC in the data, Asia/Shanghai in the settings");
    }

    try (ConfigurableApplicationContext context = aggregators.start("one", SHANGHAI, REBUILD)) {
      assertThat(generation(context)).isEqualTo(1);
      aggregators.awaitCellsAndOrders(CHINA, events);
      assertThat(aggregators.topics()).contains("millrace-1-journeys-changelog");
      assertThat(aggregators.topics()).doesNotContain("millrace-journeys-changelog");
    }
    assertThat(directory.resolve("one").resolve("millrace")).doesNotExist();

    // The word is used up, here and without it.
    try (ConfigurableApplicationContext context = aggregators.start("one", SHANGHAI, REBUILD)) {
      assertThat(generation(context)).isEqualTo(1);
    }
  }

  @Test
  void oneRestartedInstanceRebuildsForAll() throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 2), 2, 250));
    try (ConfigurableApplicationContext first = aggregators.start("one");
        ConfigurableApplicationContext second = aggregators.start("two")) {
      assertThat(generation(first)).isZero();
      assertThat(generation(second)).isZero();
      aggregators.send(events.subList(0, 150));
      aggregators.awaitCellsAndOrders(UTC, events.subList(0, 150));

      try (ConfigurableApplicationContext third = aggregators.start("three", REBUILD)) {
        assertThat(generation(third)).isEqualTo(1);
        aggregators.send(events.subList(150, events.size()));
        aggregators.awaitCellsAndOrders(UTC, events);
        StreamSupervisor waiting = first.getBean(StreamSupervisor.class);
        await().atMost(CATCH_UP).until(() -> waiting.state().equals(Optional.of(State.RUNNING)));
      }
    }
  }

  @Test
  void aFaultThatRepeatsAtOneRecordIsReportedWithItsPlaceAndHealsWhenItsCauseIsGone()
      throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 5), 5, 100));
    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      generation(context);
      aggregators.awaitTopics();
      aggregators.set(Topics.SUMMARIES.name(), "max.message.bytes", "120");
      aggregators.send(events);

      StreamHealth health = context.getBean(StreamHealth.class);
      await().atMost(CATCH_UP).until(() -> health.health().getStatus().equals(Status.DOWN));
      assertThat(health.health().getDetails())
          .containsKeys("topic", "partition", "offset")
          .hasEntrySatisfying(
              "reason", reason -> assertThat(reason).asString().contains("RecordTooLarge"));
      aggregators.set(Topics.SUMMARIES.name(), "max.message.bytes", Integer.toString(1 << 20));
    }
    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      generation(context);
      aggregators.awaitCellsAndOrders(UTC, events);
    }
  }

  @Test
  void aStreamThatFailedIsFollowedByAnotherByItself() throws Exception {
    List<Event> events = OrderSums.onlyOrders(NastyEvents.draw(new Visitor(3, 6), 6, 100));
    try (ConfigurableApplicationContext context = aggregators.start("one")) {
      generation(context);
      aggregators.awaitTopics();
      aggregators.set(Topics.SUMMARIES.name(), "max.message.bytes", "120");
      aggregators.send(events);
      RestartBackoff recovery = context.getBean(StreamSupervisor.class).recovery();
      await().atMost(CATCH_UP).until(() -> recovery.failures() > 0);
      aggregators.set(Topics.SUMMARIES.name(), "max.message.bytes", Integer.toString(1 << 20));

      aggregators.awaitCellsAndOrders(UTC, events);
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
    try (ConfigurableApplicationContext first = aggregators.start("one")) {
      generation(first);
      aggregators.send(events);
      aggregators.awaitCellsAndOrders(UTC, events);
      awaitIdle(first);

      try (ConfigurableApplicationContext second = aggregators.start("two", REPUBLISH)) {
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
        aggregators.awaitCellsAndOrders(UTC, events);
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
}
