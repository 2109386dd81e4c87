package io.millrace.aggregator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.aggregator.ExplainedReader;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.proto.DeadLetterRecord;
import io.millrace.journey.Attribution;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.Kept;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.OrderSums;
import io.millrace.journey.testing.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregationTopologyTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final Measure REPEATED = Measure.of(Metric.REPEATED);
  // The driver commits after every record, which costs about 0.1 s: the big runs are integration
  // tests.
  private static final int VISITORS = 4;

  @TempDir private Path state;

  private boolean explain = true;
  private final StreamCounters counters = new StreamCounters(new SimpleMeterRegistry());
  private final Republication republication = new Republication();

  @Test
  void looksLikeTheCommittedPicture() throws IOException {
    try (InputStream picture = getClass().getResourceAsStream("/topology.txt")) {
      String committed = new String(Objects.requireNonNull(picture).readAllBytes(), UTF_8);
      assertThat(nodes(topology(1_000, EngineLimits.NO_HORIZON).describe().toString()))
          .as("a change of names or wiring strands the state of running systems")
          .containsExactlyInAnyOrder(nodes(committed));
    }
  }

  /** What is said of each node. Kafka Streams lists nodes and successors in any order. */
  private static String[] nodes(String topology) {
    return Pattern.compile("(--> )(.*)")
        .matcher(topology.strip())
        .replaceAll(successors -> successors.group(1) + sorted(successors.group(2)))
        .split("\\s+(?=(Sub-topology|Source|Processor|Sink):)");
  }

  private static String sorted(String names) {
    return Arrays.stream(names.split(", ")).sorted().collect(Collectors.joining(", "));
  }

  @Test
  void summariesEqualTheBatchWhateverTheOrderAndRepetition() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(9, visitor), visitor, 15));
    }
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    List<Event> sent = new ArrayList<>(events);
    sent.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(sent, new Random(42));
    // So few events in memory that journeys are written and read back all the time.
    try (TopologyTestDriver driver = driver(200_000)) {
      sent.forEach(event -> send(driver, event));
      assertThat(Kept.differences(Summaries.read(driver, UTC), expected, events)).isEmpty();
    }
  }

  @Test
  void writesEveryCellAgainOnceWhenThatWasAskedForBeforeItBegan() {
    List<Event> events = NastyEvents.draw(new Visitor(9, 1), 3, 15);
    republication.ask(1);
    try (TopologyTestDriver driver = driver(10_000_000)) {
      events.forEach(event -> send(driver, event));
      Totals expected = Summaries.read(driver, UTC);
      assertThat(expected.cells()).isNotEmpty();
      assertThat(republication.isDone(1)).isFalse();
      assertThat(republication.left()).isEqualTo(1);

      driver.advanceWallClockTime(Duration.ofMillis(100));
      assertThat(republication.isDone(1)).isTrue();
      assertThat(Summaries.read(driver, UTC).differences(expected)).isEmpty();
      long cells = republication.cells();
      assertThat(cells).isGreaterThanOrEqualTo(expected.cells().size());

      driver.advanceWallClockTime(Duration.ofMillis(100));
      assertThat(republication.cells()).as("not once more").isEqualTo(cells);
      republication.ask(2);
      driver.advanceWallClockTime(Duration.ofMillis(100));
      assertThat(republication.cells()).as("it does not look by the clock").isEqualTo(cells);
      assertThat(republication.left()).isEqualTo(1);
    }
  }

  @Test
  void explainedOrdersSumUpToTheCells() {
    List<Event> events = new ArrayList<>();
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      events.addAll(NastyEvents.draw(new Visitor(9, visitor), visitor, 15));
    }
    events = new ArrayList<>(OrderSums.onlyOrders(events));
    Map<OrderSums.Of, Long> expected =
        OrderSums.of(Batch.calculate(UTC, Attribution.DEFAULT, events));
    Collections.shuffle(events, new Random(7));
    try (TopologyTestDriver driver = driver(200_000)) {
      events.forEach(event -> send(driver, event));
      Map<LoopKey, ExplainedOrder> orders = explained(driver);
      assertThat(orders).hasSizeGreaterThan(VISITORS);
      assertThat(OrderSums.of(orders)).isEqualTo(expected);
    }
  }

  @Test
  void explainsNothingWhenExplanationsAreOff() {
    explain = false;
    long noon = Events.time("2026-11-23T12:00:00Z");
    try (TopologyTestDriver driver = driver(10_000_000)) {
      send(driver, Events.purchase("p", "douyin", "o1", noon, 9));
      assertThat(explained(driver)).isEmpty();
      assertThat(Summaries.read(driver, UTC).total(Grain.DAY, "douyin", Measure.of(Metric.ORDERS)))
          .isEqualTo(1);
    }
  }

  private static Map<LoopKey, ExplainedOrder> explained(TopologyTestDriver driver) {
    ExplainedReader reader = new ExplainedReader();
    driver
        .createOutputTopic(
            Topics.LOOPS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readKeyValuesToList()
        .forEach(record -> reader.take(record.key, record.value));
    return reader.orders();
  }

  @Test
  void countsRepetitions() {
    Event event = Events.view("a", "douyin", "feed", Events.time("2026-11-23T12:00:00Z"));
    try (TopologyTestDriver driver = driver(10_000_000)) {
      send(driver, event);
      send(driver, event);
      send(driver, event);
      assertThat(Summaries.readAll(driver, UTC).total(Grain.DAY, "douyin", REPEATED)).isEqualTo(2);
    }
  }

  @Test
  void undecodableRecordsGoToTheDeadLettersAndStopNothing() throws IOException {
    Event good = Events.view("a", "douyin", "feed", Events.time("2026-11-23T12:00:00Z"));
    Event foreign = Events.view("b", "nowhere", "feed", Events.time("2026-11-23T12:00:00Z"));
    byte[] visitor = Events.ANNA.toBytes();
    try (TopologyTestDriver driver = driver(10_000_000)) {
      pipe(driver, visitor, new byte[] {1, 2, 3});
      pipe(driver, new byte[] {1}, EventCodec.encode(good));
      pipe(driver, visitor, EventCodec.encode(foreign));
      send(driver, good);
      var buried =
          driver
              .createOutputTopic(
                  Topics.DEAD_LETTERS.name(),
                  new ByteArrayDeserializer(),
                  new ByteArrayDeserializer())
              .readValuesToList();
      assertThat(buried).hasSize(3);
      assertThat(counters.deadLetters()).isEqualTo(3);
      DeadLetterRecord last = DeadLetterRecord.parseFrom(buried.getLast());
      assertThat(last.getReason()).contains("unknown platform nowhere");
      assertThat(last.getTopic()).isEqualTo("millrace.events.content");
      assertThat(last.getOffset()).isEqualTo(2);
      assertThat(
              Summaries.read(driver, UTC)
                  .total(Grain.DAY, "douyin", Measure.of(Metric.EVENTS, "view")))
          .isEqualTo(1);
    }
  }

  @Test
  void idleVisitorsAreForgottenAndWhatComesTooLateChangesNothing() {
    EngineLimits fourWeeks = new EngineLimits(Optional.of(Duration.ofDays(28)), 5_000);
    long start = Events.time("2026-01-01T00:00:00Z");
    try (TopologyTestDriver driver = driver(0, fourWeeks)) {
      for (int i = 0; i < 100; i++) {
        send(driver, Events.view("old" + i, "douyin", "feed", start + i));
      }
      KeyValueStore<Bytes, byte[]> pieces = driver.getKeyValueStore(Stores.JOURNEYS);
      assertThat(count(pieces)).isGreaterThan(2);
      EventEnvelope envelope =
          Events.head(
              new Visitor(9, 9),
              "new",
              EventType.JOIN,
              "wechat",
              "chat",
              start + Duration.ofDays(68).toMillis(),
              Optional.empty(),
              Optional.empty());
      send(driver, new Event.Social(envelope, OptionalLong.empty()));
      assertThat(count(pieces)).as("the clock, and the new visitor's head").isEqualTo(2);

      send(driver, Events.view("late", "douyin", "feed", start));
      Totals totals = Summaries.read(driver, UTC);
      Measure views = Measure.of(Metric.EVENTS, "view");
      assertThat(totals.total(Grain.MONTH, "douyin", views)).isEqualTo(100);
    }
  }

  @Test
  void minutesAndHoursAreWithdrawnWhenTheyAreTooOldAndNeverComeBack() {
    long start = Events.time("2025-01-01T00:00:00Z");
    Measure views = Measure.of(Metric.EVENTS, "view");
    try (TopologyTestDriver driver = driver(10_000_000)) {
      send(driver, Events.view("a", "douyin", "feed", start));
      send(driver, view(Events.BEN, "b", start + Duration.ofDays(29).toMillis() - 1));
      KeyValueStore<Bytes, byte[]> cells = driver.getKeyValueStore(Stores.TOTALS);
      assertThat(starts(cells, "traffic|douyin|minute|")).hasSize(2);

      send(driver, view(Events.BEN, "c", start + Duration.ofDays(30).toMillis()));
      send(driver, view(new Visitor(7, 7), "late", start + 30_000));
      Totals totals = Summaries.read(driver, UTC);
      assertThat(totals.total(Grain.MINUTE, "douyin", views)).isEqualTo(2);
      assertThat(totals.total(Grain.HOUR, "douyin", views)).isEqualTo(4);
      assertThat(starts(cells, "traffic|douyin|minute|")).doesNotContain(start).hasSize(2);

      send(driver, view(Events.BEN, "d", start + Duration.ofDays(500).toMillis()));
      send(driver, view(new Visitor(7, 8), "later", start + 31_000));
      assertThat(starts(cells, "traffic|douyin|minute|")).hasSize(1);
      assertThat(starts(cells, "traffic|douyin|hour|")).hasSize(1);
      assertThat(starts(cells, "traffic|douyin|month|")).hasSize(2);
      assertThat(count(cells, ExpiryIndex.from(Grain.MINUTE, Long.MIN_VALUE)))
          .as("what finds cells that are gone is gone")
          .isLessThan(20);
    }
  }

  @Test
  void theOrderOfEventsDoesNotDecideWhatIsWithdrawn() {
    long start = Events.time("2025-01-01T00:00:00Z");
    List<Event> events = new ArrayList<>();
    for (int day = 0; day < 60; day++) {
      long at = start + Duration.ofDays(day).toMillis();
      events.add(view(new Visitor(7, day % 3), "e" + day, at));
    }
    List<List<Long>> kept = new ArrayList<>();
    for (List<Event> order : List.of(events, events.reversed())) {
      try (TopologyTestDriver driver = driver(10_000_000)) {
        order.forEach(event -> send(driver, event));
        KeyValueStore<Bytes, byte[]> cells = driver.getKeyValueStore(Stores.TOTALS);
        kept.add(starts(cells, "traffic|douyin|minute|"));
      }
    }
    assertThat(kept.getFirst()).hasSize(30).isEqualTo(kept.getLast());
  }

  @Test
  void aTaskThatStartsAgainKnowsTheClockAndTheRepublicationFromItsStore() {
    long at = Events.time("2025-01-01T00:00:00Z");
    republication.ask(1);
    try (TopologyTestDriver driver = driver(10_000_000)) {
      send(driver, Events.view("a", "douyin", "feed", at));
      driver.advanceWallClockTime(Duration.ofMillis(100));
      KeyValueStore<Bytes, byte[]> cells = driver.getKeyValueStore(Stores.TOTALS);

      assertThat(new TaskClock(cells).now()).isEqualTo(at);
      assertThat(CellRepublisher.finished(cells)).isEqualTo(1);
    }
  }

  private static Event view(Visitor visitor, String id, long at) {
    return Events.view(visitor, id, "douyin", at);
  }

  private static List<Long> starts(KeyValueStore<Bytes, byte[]> cells, String prefix) {
    List<Long> starts = new ArrayList<>();
    try (var all = cells.all()) {
      all.forEachRemaining(
          entry -> {
            String key = new String(entry.key.get(), UTF_8);
            if (key.startsWith(prefix)) {
              starts.add(Long.parseLong(key.substring(prefix.length())));
            }
          });
    }
    Collections.sort(starts);
    return starts;
  }

  private static int count(KeyValueStore<Bytes, byte[]> store, Bytes from) {
    int count = 0;
    try (var all = store.range(from, null)) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  private static int count(KeyValueStore<Bytes, byte[]> store) {
    int count = 0;
    try (var all = store.all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  private TopologyTestDriver driver(int hotBytes) {
    return driver(hotBytes, EngineLimits.NO_HORIZON);
  }

  private TopologyTestDriver driver(int hotBytes, EngineLimits bounds) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "millrace");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return new TopologyTestDriver(topology(hotBytes, bounds), properties);
  }

  private Topology topology(int hotBytes, EngineLimits bounds) {
    JourneyStep.Settings settings =
        new JourneyStep.Settings(
            Catalog.builtIn(),
            UTC,
            Attribution.DEFAULT,
            bounds,
            explain,
            new MemoryShares(hotBytes));
    return new AggregationTopology(settings, 4, new MemoryShares(1 << 20), counters, republication)
        .build(ResultPlacement.BY_TASK);
  }

  private static void send(TopologyTestDriver driver, Event event) {
    driver
        .createInputTopic(
            Topics.events(event.envelope().type().domain()).name(),
            new ByteArraySerializer(),
            new ByteArraySerializer())
        .pipeInput(event.envelope().visitor().toBytes(), EventCodec.encode(event));
  }

  private static void pipe(TopologyTestDriver driver, byte[] key, byte[] value) {
    driver
        .createInputTopic(
            "millrace.events.content", new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }
}
