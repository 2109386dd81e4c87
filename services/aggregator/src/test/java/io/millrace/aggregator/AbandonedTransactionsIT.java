package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.aggregator.generation.BlockingAdmin;
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

class AbandonedTransactionsIT {
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
        var member = member(HERE + "-StreamThread-1-consumer")) {
      AbandonedTransactions abandoned =
          new AbandonedTransactions(new BlockingAdmin(admin), OPEN_FOR);
      await()
          .until(
              () -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
              });
      await()
          .until(
              () -> {
                abandoned.abort("millrace");
                return state(GONE + "-1") == TransactionState.EMPTY;
              });
      assertThat(state(HERE + "-1")).isEqualTo(TransactionState.ONGOING);
      assertThat(state(OTHER_STREAM + "-1")).isEqualTo(TransactionState.ONGOING);
      here.commitTransaction();
      other.commitTransaction();
      assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
    }
  }

  @Test
  void aTransactionThatIsOpenForAShortTimeIsLeftAlone() throws Exception {
    try (var gone = begin(GONE + "-1")) {
      new AbandonedTransactions(new BlockingAdmin(admin), Duration.ofMinutes(1)).abort("millrace");
      assertThat(state(GONE + "-1")).isEqualTo(TransactionState.ONGOING);
      gone.commitTransaction();
    }
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
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "millrace");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(TOPIC));
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
