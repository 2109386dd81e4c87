package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.aggregator.generation.BlockingAdmin;
import io.millrace.aggregator.generation.BrokerTransactions;
import io.millrace.kafka.testing.TestBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonedTransactionsIT {
  private static final String STREAM = "millrace";
  private static final String TOPIC = "facts";
  private static final String GONE = "millrace-11111111-2222-3333-4444-555555555555";
  private static final String HERE = "millrace-66666666-7777-8888-9999-aaaaaaaaaaaa";
  private static final String OTHER_STREAM = "millrace-2-11111111-2222-3333-4444-555555555555";
  private static final Duration OPEN_FOR = Duration.ofSeconds(1);

  private TestBroker broker;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start();
    admin = Admin.create(broker.client());
    admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void onlyTransactionsOfThisStreamWhoseProcessLeftTheGroupAreAborted() throws Exception {
    try (var gone = begin(GONE + "-1");
        var here = begin(HERE + "-1");
        var other = begin(OTHER_STREAM + "-1");
        var _ = member(HERE + "-StreamThread-1-consumer")) {
      awaitOpen(3);

      abandoned(OPEN_FOR).abort(STREAM);

      assertThat(state(GONE + "-1")).isNotEqualTo(TransactionState.ONGOING);
      assertThat(state(HERE + "-1")).isEqualTo(TransactionState.ONGOING);
      assertThat(state(OTHER_STREAM + "-1")).isEqualTo(TransactionState.ONGOING);
      assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
      here.commitTransaction();
      other.commitTransaction();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-client-StreamThread-1-consumer", ""})
  void nothingIsAbortedWhenTheProcessesOfTheGroupAreNotKnown(String client) throws Exception {
    try (var gone = begin(GONE + "-1");
        var _ = member(client)) {
      awaitOpen(1);

      abandoned(OPEN_FOR).abort(STREAM);

      assertThat(state(GONE + "-1")).isEqualTo(TransactionState.ONGOING);
      gone.commitTransaction();
    }
  }

  @Test
  void nothingIsAbortedWithoutAGroup() throws Exception {
    try (var gone = begin(GONE + "-1")) {
      awaitOpen(1);

      abandoned(OPEN_FOR).abort(STREAM);

      assertThat(state(GONE + "-1")).isEqualTo(TransactionState.ONGOING);
      gone.commitTransaction();
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNoFailure() {
    admin.close();

    assertThatCode(() -> abandoned(OPEN_FOR).abort(STREAM)).doesNotThrowAnyException();
  }

  @Test
  void aTransactionThatIsOpenForAShortTimeIsLeftAlone() throws Exception {
    try (var gone = begin(GONE + "-1")) {
      abandoned(Duration.ofMinutes(1)).abort(STREAM);

      assertThat(state(GONE + "-1")).isEqualTo(TransactionState.ONGOING);
      gone.commitTransaction();
    }
  }

  private AbandonedTransactions abandoned(Duration openFor) {
    return new AbandonedTransactions(new BlockingAdmin(admin), openFor);
  }

  /** Waits until so many transactions are open for longer than a second. */
  private void awaitOpen(int transactions) {
    BrokerTransactions broker = new BlockingAdmin(admin).transactions();
    await().until(() -> broker.openFor(OPEN_FOR).size() == transactions);
  }

  private KafkaProducer<byte[], byte[]> begin(String transactionalId) throws Exception {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(TOPIC, new byte[] {1})).get();
    return producer;
  }

  private KafkaConsumer<byte[], byte[]> member(String clientId) {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, STREAM);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(TOPIC));
    do {
      consumer.poll(Duration.ofMillis(100));
    } while (consumer.assignment().isEmpty());
    return consumer;
  }

  private TransactionState state(String transactionalId) throws Exception {
    return admin
        .describeTransactions(List.of(transactionalId))
        .description(transactionalId)
        .get()
        .state();
  }
}
