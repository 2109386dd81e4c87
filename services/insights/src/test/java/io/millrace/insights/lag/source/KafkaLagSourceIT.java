package io.millrace.insights.lag.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topic.Partitions;
import io.millrace.events.topic.Topics;
import io.millrace.insights.lag.LagSample;
import io.millrace.insights.lag.LagSource;
import io.millrace.insights.lag.Offsets.Partition;
import io.millrace.insights.lag.PipelineLog;
import io.millrace.insights.lag.UnknownLagException;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import io.millrace.kafka.testing.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Takes samples from a real broker. The test writes the transactions that an aggregator would
 * write.
 */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaLagSourceIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String GROUP = GenerationRecord.application(0);
  private static final Topic FACTS =
      new Topic(Topics.facts(GROUP), Partitions.CONFIGURED, Map.of());
  private static final String EVENTS = Topics.events().getFirst().name();

  private TestBroker broker;
  private LagSource looks;

  @BeforeAll
  void start() {
    broker = TestBroker.start();
    looks = new LagSourceConfiguration().kafkaLooks(new KafkaAdmin(broker.client())).open();
  }

  @AfterAll
  void stop() {
    looks.close();
    broker.close();
  }

  @Test
  @Order(1)
  void beforeTheFirstTopicNothingWaits() {
    assertThat(looks.sample().waiting()).isZero();
  }

  @Test
  @Order(2)
  void eventsThatNobodyCountedWait() {
    List<Topic> topics = new ArrayList<>(Topics.events());
    topics.addAll(List.of(FACTS, Topics.SUMMARIES, Topics.LOOPS, Topics.TERMS));
    try (Admin admin = Admin.create(broker.client())) {
      new TopicSetup(admin, new TopicLayout(1, (short) 1)).ensure(topics);
    }
    try (KafkaProducer<byte[], byte[]> ingest = producer(Map.of())) {
      for (int i = 0; i < 7; i++) {
        send(ingest, EVENTS);
      }
    }
    assertThat(looks.sample().waiting()).isEqualTo(7);
  }

  @Test
  @Order(3)
  void whatAnOpenTransactionWroteIsAlreadyWaitedFor() {
    try (KafkaProducer<byte[], byte[]> aggregator = transactional()) {
      aggregator.beginTransaction();
      send(aggregator, FACTS.name());
      aggregator.flush();
      commitOffset(aggregator, EVENTS, 7);
      LagSample open = looks.sample();
      assertThat(open.waiting()).as("not committed yet").isEqualTo(7);
      assertThat(isPassed(open, 1)).isFalse();
      aggregator.commitTransaction();
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(looks.sample().waiting()).isZero());
    assertThat(neverPassedWithin(4)).as("a fact waits, however still it is").isTrue();
  }

  /** The marker after the fact takes an offset that the group never commits. */
  @Test
  @Order(4)
  void endsOfTransactionsAreNotWaitedFor() {
    try (KafkaProducer<byte[], byte[]> aggregator = transactional()) {
      aggregator.beginTransaction();
      send(aggregator, Topics.SUMMARIES.name());
      commitOffset(aggregator, FACTS.name(), 1);
      aggregator.commitTransaction();
    }
    await().atMost(SOON).until(() -> isFactsPassed(looks.sample()));
  }

  @Test
  @Order(5)
  void whatWasAbortedIsNotWaitedFor() {
    try (KafkaProducer<byte[], byte[]> aggregator = transactional()) {
      aggregator.beginTransaction();
      for (int i = 0; i < 100; i++) {
        send(aggregator, FACTS.name());
      }
      aggregator.flush();
      assertThat(neverPassedWithin(4)).as("nobody knows yet how it ends").isTrue();
      aggregator.abortTransaction();
    }
    await().atMost(SOON).until(() -> isFactsPassed(looks.sample()));
  }

  @Test
  @Order(6)
  void describesTheTopicsOnceForTenSamples() {
    CountingAdmin admin = new CountingAdmin(broker.client());
    try (LagSource counted = LagSourceConfiguration.source(broker.client(), admin)) {
      for (int i = 0; i < 10; i++) {
        assertThat(counted.sample().waiting()).isZero();
        assertThat(admin.described).isEqualTo(1);
      }
      assertThat(counted.sample().waiting()).isZero();
      assertThat(admin.described).isEqualTo(2);
    }
  }

  /** The first event of the old topic has a higher offset than all events of the new one. */
  @Test
  @Order(7)
  void neverTakesEventsForCountedWhenTheirTopicReplacedAnother() throws Exception {
    TopicPartition events = new TopicPartition(EVENTS, 0);
    try (Admin admin = Admin.create(broker.client());
        LagSource source =
            LagSourceConfiguration.source(broker.client(), Admin.create(broker.client()));
        KafkaProducer<byte[], byte[]> ingest = producer(Map.of())) {
      admin.deleteRecords(Map.of(events, RecordsToDelete.beforeOffset(7))).all().get();
      assertThat(source.sample().waiting()).isZero();
      admin.deleteTopics(List.of(EVENTS)).all().get();
      await().atMost(SOON).until(() -> !committed(admin).containsKey(events));
      await().atMost(SOON).ignoreExceptions().untilAsserted(() -> create(admin));
      for (int i = 0; i < 3; i++) {
        send(ingest, EVENTS);
      }
      ingest.flush();

      assertThatThrownBy(source::sample).isInstanceOf(UnknownLagException.class);
      assertThat(source.sample().waiting()).isEqualTo(3);
    }
  }

  private static void create(Admin admin) {
    new TopicSetup(admin, new TopicLayout(1, (short) 1)).ensure(Topics.events());
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws Exception {
    return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
  }

  @Test
  @Order(8)
  void aBrokerThatIsAwaySaysNothing() {
    broker.stop();
    assertThatThrownBy(looks::sample)
        .isInstanceOf(UnknownLagException.class)
        .hasMessageStartingWith("Kafka: ");
    broker.restart();
    await().atMost(SOON).ignoreExceptions().until(() -> looks.sample().waiting() == 3);
  }

  private boolean neverPassedWithin(int times) {
    boolean passed = false;
    for (int i = 0; i < times; i++) {
      passed |= isFactsPassed(looks.sample());
    }
    return !passed;
  }

  private static boolean isFactsPassed(LagSample sample) {
    return isPassed(sample, 0);
  }

  /** Returns whether the facts are read up to their end and at least up to that offset. */
  private static boolean isPassed(LagSample sample, long atLeast) {
    Map<Partition, Long> end = requireNonNull(sample.ends().get(PipelineLog.FACTS)).next();
    Map<Partition, Long> counted = requireNonNull(sample.counted().get(PipelineLog.FACTS)).next();
    return end.entrySet().stream()
        .allMatch(e -> counted.getOrDefault(e.getKey(), 0L) >= Math.max(atLeast, e.getValue()));
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    KafkaProducer<byte[], byte[]> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "aggregator"));
    producer.initTransactions();
    return producer;
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> client = broker.client();
    client.putAll(more);
    return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic) {
    var _ = producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}));
  }

  /** Counts how often topics are described by their names. */
  private static final class CountingAdmin extends ForwardingAdmin {
    private int described;

    CountingAdmin(Map<String, Object> client) {
      super(client);
    }

    @Override
    public DescribeTopicsResult describeTopics(
        TopicCollection topics, DescribeTopicsOptions options) {
      if (topics instanceof TopicCollection.TopicNameCollection) {
        described++;
      }
      return super.describeTopics(topics, options);
    }
  }

  // Only this way can name a group that the test does not join.
  @SuppressWarnings("removal")
  private static void commitOffset(
      KafkaProducer<byte[], byte[]> producer, String topic, long next) {
    producer.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(next)),
        new ConsumerGroupMetadata(GROUP));
  }
}
