package io.millrace.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.standalone.broker.EmbeddedBroker;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEndsIT {
  private static final String TOPIC = "millrace.events.content";

  @TempDir private Path folder;

  /** A power cut removes the end of a log and the file that marks a clean stop. */
  @Test
  void noticesALogThatBecameShorterUntilSomebodyAcceptsIt() throws Exception {
    DataPaths paths = new DataPaths(folder);
    DurableEnds known = new DurableEnds(paths.ends());
    try (EmbeddedBroker broker = EmbeddedBroker.start(paths.broker());
        LogEnds ends = new LogEnds(known, broker.client())) {
      assertThat(ends.loss()).isEmpty();
      ends.start();
      send(broker.client());
    }
    assertThat(known.read().orElseThrow()).anySatisfy(LogEndsIT::isTenRecords);
    new TopicList(paths).check();

    cut(paths.broker().resolve(TOPIC + "-0/00000000000000000000.log"));
    Files.delete(paths.broker().resolve(".kafka_cleanshutdown"));
    assertThat(loss(paths, known, false))
        .hasValueSatisfying(
            line ->
                assertThat(line).containsPattern("content-0 \\([0-9] instead of 10 records\\)"));
    assertThat(loss(paths, known, true)).isPresent();
    assertThat(loss(paths, known, false)).isEmpty();
  }

  private static void isTenRecords(DurableEnds.Log log, long end) {
    assertThat(log.name()).isEqualTo(TOPIC + "-0");
    assertThat(end).isEqualTo(10);
  }

  private static Optional<String> loss(DataPaths paths, DurableEnds known, boolean accepted) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(paths.broker());
        LogEnds ends = new LogEnds(known, broker.client())) {
      Optional<String> loss = ends.loss();
      if (accepted) {
        ends.start();
      }
      return loss;
    }
  }

  private static void send(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      for (int n = 0; n < 10; n++) {
        producer.send(new ProducerRecord<>(TOPIC, "event " + n)).get();
      }
    }
  }

  private static void cut(Path segment) throws Exception {
    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }
}
