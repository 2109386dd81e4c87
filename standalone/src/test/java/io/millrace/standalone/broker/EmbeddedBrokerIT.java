package io.millrace.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.standalone.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final String TOPIC = "kept";

  @TempDir private Path folder;

  @Test
  void keepsRecordsAndOffsetsOverARestartOnOtherPorts() throws Exception {
    BrokerPorts first;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      first = broker.ports();
      createTopic(broker.client());
      sendInTransaction(broker.client(), "one");
      assertThat(readAndCommit(broker)).containsExactly("one");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(broker.ports()).isNotEqualTo(first);
      sendInTransaction(broker.client(), "two");
      assertThat(readAndCommit(broker)).containsExactly("two");
    }
  }

  @Test
  void comesBackAfterAKillWithEveryAcknowledgedRecord() throws Exception {
    BrokerAccess access = BrokerAccess.fresh();
    try (ChildJvm process = ChildJvm.start(BrokerProcess.class, arguments(folder, access))) {
      process.awaitLine(BrokerProcess.READY);
      createTopic(client(access));
      sendInTransaction(client(access), "one");
    }
    try (EmbeddedBroker again = EmbeddedBroker.start(folder, access)) {
      assertThat(readAndCommit(again)).containsExactly("one");
    }
  }

  /** Another account of the machine finds an open port, but the broker does not answer it. */
  @Test
  void answersNobodyWithoutTheSecretOfThisStart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      createTopic(broker.client());
      Map<String, Object> without =
          new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
      assertThatThrownBy(() -> topics(without)).hasRootCauseInstanceOf(TimeoutException.class);
      Map<String, Object> wrong = broker.client();
      wrong.putAll(new BrokerAccess(broker.ports(), "guessed").credentials());
      assertThatThrownBy(() -> topics(wrong))
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      assertThatThrownBy(() -> sendInTransaction(wrong, "forged"))
          .isInstanceOf(SaslAuthenticationException.class);
      Map<String, Object> controller = broker.client();
      controller.putAll(new BrokerAccess(broker.ports(), "guessed").credentials());
      controller.remove("bootstrap.servers");
      controller.put("bootstrap.controllers", "127.0.0.1:" + broker.ports().controller());
      assertThatThrownBy(() -> describeAsController(controller))
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      assertThat(topics(broker.client())).containsExactly(TOPIC);
    }
  }

  @Test
  void writesNoSecretToItsFolder() throws Exception {
    BrokerAccess access = BrokerAccess.fresh();
    EmbeddedBroker.start(folder, access).close();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .noneMatch(file -> read(file).contains(access.secret()));
    }
  }

  @Test
  void writesNoMetadataWhileNothingChanges() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
        Admin admin = Admin.create(broker.client())) {
      createTopic(broker.client());
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(20))
          .until(() -> endOfMetadata(admin), new SameAsBefore());
    }
  }

  private static long endOfMetadata(Admin admin) throws Exception {
    return admin.describeMetadataQuorum().quorumInfo().get().highWatermark();
  }

  /** Compares each answer with the one before, because nobody knows the end in advance. */
  private static final class SameAsBefore implements Predicate<Long> {
    private long before = -1;

    @Override
    public boolean test(Long now) {
      boolean same = now == before;
      before = now;
      return same;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> topics(Map<String, Object> client) throws Exception {
    client.put("request.timeout.ms", 2_000);
    client.put("default.api.timeout.ms", 3_000);
    try (Admin admin = Admin.create(client)) {
      return admin.listTopics().names().get();
    }
  }

  private static void describeAsController(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.describeMetadataQuorum().quorumInfo().get();
    }
  }

  private static String[] arguments(Path folder, BrokerAccess access) {
    return new String[] {
      folder.toString(),
      Integer.toString(access.ports().clients()),
      Integer.toString(access.ports().controller()),
      access.secret()
    };
  }

  private static void createTopic(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void sendInTransaction(Map<String, Object> client, String value) throws Exception {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("transactional.id", "test");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, value)).get();
      producer.commitTransaction();
    }
  }

  private static List<String> readAndCommit(EmbeddedBroker broker) {
    Map<String, Object> settings = broker.client();
    settings.put("group.id", "test");
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
      var records = consumer.poll(Duration.ofSeconds(20)).records(TOPIC);
      consumer.commitSync();
      return StreamSupport.stream(records.spliterator(), false).map(r -> r.value()).toList();
    }
  }

  private static Map<String, Object> client(BrokerAccess access) {
    Map<String, Object> client = new HashMap<>(access.credentials());
    client.put("bootstrap.servers", access.bootstrapServers());
    return client;
  }
}
