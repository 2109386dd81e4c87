package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Kept;
import io.millrace.journey.testing.OrderSums;
import io.millrace.journey.testing.Totals;
import io.millrace.kafka.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A broker of its own, aggregators that run on it, and the comparison of what they counted. */
final class TestAggregators implements AutoCloseable {
  static final Duration CATCH_UP = Duration.ofSeconds(60);

  private final TestBroker broker = TestBroker.start();
  private final Path directory;

  /** Starts a broker. The aggregators keep their states in folders of the directory. */
  TestAggregators(Path directory) {
    this.directory = directory;
  }

  /** Returns the settings of a client of the broker. */
  Map<String, Object> client() {
    return broker.client();
  }

  /** Starts an aggregator. Its stream is not awaited. */
  ConfigurableApplicationContext start(String stateDir, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--server.port=0");
    arguments.add("--millrace.aggregator.horizon=0");
    arguments.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
    arguments.add("--millrace.aggregator.state-dir=" + directory.resolve(stateDir));
    return AggregatorApplication.start(arguments.toArray(String[]::new));
  }

  /** Waits until the stream runs, and returns the number of its generation. */
  static int generation(ConfigurableApplicationContext context) {
    return AggregatorApplication.awaitStream(context, CATCH_UP).orElseThrow().number();
  }

  /** Waits until an aggregator has made its topics. */
  void awaitTopics() {
    await().atMost(CATCH_UP).until(() -> topics().contains(Topics.DEAD_LETTERS.name()));
  }

  /** Sends the events and waits for their acknowledgements. */
  void send(List<Event> events) throws Exception {
    awaitTopics();
    sendRecords(events.stream().map(TestAggregators::record).toList());
  }

  /** Sends the records and waits for their acknowledgements. */
  void sendRecords(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    Map<String, Object> settings = broker.client();
    settings.putAll(Map.of("acks", "all", "compression.type", "lz4", "max.request.size", 8 << 20));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> acknowledgements = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    }
  }

  /** Returns the record of an event as ingest writes it. */
  static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        Topics.events(event.envelope().type().domain()).name(),
        event.envelope().visitor().toBytes(),
        EventCodec.encode(event));
  }

  /** Returns a reader of all summaries and explained orders. */
  SummariesReader summaries(Calendar calendar) {
    return new SummariesReader(broker.bootstrapServers(), calendar);
  }

  /** Waits until the cells are those of the batch calculation. */
  void awaitCells(Calendar calendar, List<Event> events) {
    awaitTotals(calendar, events, (_, _) -> {});
  }

  /** Waits until the cells and the explained orders are those of the batch calculation. */
  void awaitCellsAndOrders(Calendar calendar, List<Event> events) {
    awaitTotals(
        calendar,
        events,
        (summaries, expected) ->
            assertThat(OrderSums.of(summaries.orders())).isEqualTo(OrderSums.of(expected)));
  }

  private void awaitTotals(
      Calendar calendar, List<Event> events, BiConsumer<SummariesReader, Totals> orders) {
    Totals expected = Batch.calculate(calendar, Attribution.DEFAULT, events);
    try (SummariesReader summaries = summaries(calendar)) {
      await()
          .atMost(CATCH_UP)
          .untilAsserted(
              () -> {
                assertThat(Kept.differences(summaries.read(), expected, events)).isEmpty();
                orders.accept(summaries, expected);
              });
    }
  }

  /** Returns the names of all topics. */
  Set<String> topics() throws Exception {
    try (var admin = Admin.create(broker.client())) {
      return admin.listTopics().names().get();
    }
  }

  /** Deletes the matching topics and waits until they are gone. */
  void delete(Predicate<String> matching) throws Exception {
    List<String> deleted = topics().stream().filter(matching).toList();
    assertThat(deleted).isNotEmpty();
    try (var admin = Admin.create(broker.client())) {
      admin.deleteTopics(deleted).all().get();
    }
    await().atMost(CATCH_UP).until(() -> topics().stream().noneMatch(matching));
  }

  /**
   * Deletes the consumer groups of all streams, each when the sessions of its members have ended.
   */
  void deleteGroups() throws Exception {
    try (var admin = Admin.create(broker.client())) {
      assertThat(groups(admin)).isNotEmpty();
      await()
          .atMost(CATCH_UP)
          .ignoreException(ExecutionException.class)
          .until(
              () -> {
                admin.deleteConsumerGroups(groups(admin)).all().get();
                return groups(admin).isEmpty();
              });
    }
  }

  private static List<String> groups(Admin admin) throws Exception {
    return admin.listGroups().all().get().stream()
        .map(GroupListing::groupId)
        .filter(group -> group.matches("millrace(-.*)?"))
        .toList();
  }

  /** Sets one setting of a topic. */
  void set(String topic, String name, String value) throws Exception {
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    try (var admin = Admin.create(broker.client())) {
      admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(set))).all().get();
    }
  }

  /** Returns the settings of a topic. */
  Map<String, String> settings(String topic) throws Exception {
    try (var admin = Admin.create(broker.client())) {
      return admin.describeConfigs(List.of(resource(topic))).all().get().values().stream()
          .flatMap(config -> config.entries().stream())
          .filter(entry -> entry.value() != null)
          .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  @Override
  public void close() {
    broker.close();
  }
}
