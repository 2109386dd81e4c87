package io.millrace.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.standalone.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
      createTopic(broker.ports());
      sendInTransaction(broker.ports(), "one");
      assertThat(readAndCommit(broker)).containsExactly("one");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(broker.ports()).isNotEqualTo(first);
      sendInTransaction(broker.ports(), "two");
      assertThat(readAndCommit(broker)).containsExactly("two");
    }
  }

  @Test
  void comesBackAfterAKillWithEveryAcknowledgedRecord() throws Exception {
    BrokerPorts ports = BrokerPorts.free();
    try (ChildJvm process = ChildJvm.start(BrokerProcess.class, arguments(folder, ports))) {
      process.awaitLine(BrokerProcess.READY);
      createTopic(ports);
      sendInTransaction(ports, "one");
    }
    try (EmbeddedBroker again = EmbeddedBroker.start(folder, ports)) {
      assertThat(readAndCommit(again)).containsExactly("one");
    }
  }

  private static String[] arguments(Path folder, BrokerPorts ports) {
    return new String[] {
      folder.toString(), Integer.toString(ports.clients()), Integer.toString(ports.controller())
    };
  }

  private static void createTopic(BrokerPorts ports) throws Exception {
    try (Admin admin = Admin.create(client(ports))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void sendInTransaction(BrokerPorts ports, String value) throws Exception {
    Map<String, Object> settings = client(ports);
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
    Map<String, Object> settings = client(broker.ports());
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

  private static Map<String, Object> client(BrokerPorts ports) {
    return new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + ports.clients()));
  }
}
