package io.millrace.system.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.events.topic.Topics;
import io.millrace.events.wire.proto.DeadLetterRecord;
import io.millrace.system.TestProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** F6: one record in a hundred of the event topics cannot be read. */
@Tag("faults")
@Isolated("it looks at the clock")
class PoisonedTopicsIT {
  private static final int EVENTS = Scale.of(20_000, 100_000);
  private static final int ONE_IN = 100;

  /** What is promised is 95 %; a shared machine varies by more than that. */
  private static final double LEAST_THROUGHPUT = Scale.of(50, 80) / 100.0;

  @TempDir private Path folder;

  @Test
  void poisonIsBuriedWithItsOriginAndStopsNobody() {
    int visitors = EVENTS / Traffic.EVENTS_A_VISITOR;
    Marker marker = new Marker();
    try (Cluster cluster = new Cluster(folder, "aggregator.threads=1")) {
      TestProcess aggregator = cluster.start("a");
      marker.catchUp(cluster);
      seconds(cluster, marker, 2 * visitors, visitors, List.of());
      double clean = seconds(cluster, marker, 0, visitors, List.of());
      List<ProducerRecord<byte[], byte[]>> poison = poison(EVENTS / ONE_IN);
      double poisoned = seconds(cluster, marker, visitors, visitors, poison);

      cluster.awaitEqual(
          new Expectation().add(marker.sent()).add(Traffic.of(0, 3 * visitors)).totals());
      List<DeadLetterRecord> letters = letters(cluster, poison.size());
      assertThat(letters).hasSize(poison.size());
      assertThat(letters)
          .allSatisfy(
              letter -> {
                assertThat(letter.getTopic()).startsWith("millrace.events.");
                assertThat(letter.getReason()).isNotBlank();
              });
      System.out.printf(
          Locale.ROOT,
          "F6: %,d events, %,d records of poison: %.1f s with, %.1f s without (%.0f %%)%n",
          EVENTS,
          poison.size(),
          poisoned,
          clean,
          100 * clean / poisoned);
      assertThat(clean / poisoned).isGreaterThan(LEAST_THROUGHPUT);
      assertThat(aggregator.isAlive()).isTrue();
      assertThat(aggregator.log()).doesNotContain("a stream thread died");
    }
  }

  /** How long it takes until these are counted, the poison spread among them. */
  private static double seconds(
      Cluster cluster,
      Marker marker,
      int first,
      int visitors,
      List<ProducerRecord<byte[], byte[]>> poison) {
    long begin = System.nanoTime();
    int sent = 0;
    for (int visitor = first; visitor < first + visitors; visitor += 5) {
      Traffic.of(visitor, 5).forEach(cluster.topics()::send);
      if (sent < poison.size()) {
        cluster.topics().sendRaw(poison.get(sent++));
      }
    }
    assertThat(sent).isEqualTo(poison.size());
    cluster.topics().flush();
    marker.catchUp(cluster);
    return (System.nanoTime() - begin) / 1e9;
  }

  private static List<ProducerRecord<byte[], byte[]>> poison(int count) {
    Random random = new Random(6);
    List<ProducerRecord<byte[], byte[]>> poison = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      poison.add(poison(i, random));
    }
    return poison;
  }

  private static ProducerRecord<byte[], byte[]> poison(int number, Random random) {
    String topic = Topics.events().get(number % Topics.events().size()).name();
    byte[] noise = new byte[1 + random.nextInt(4_000)];
    random.nextBytes(noise);
    byte[] key = new byte[16];
    random.nextBytes(key);
    return switch (number % 6) {
      case 0 -> new ProducerRecord<>(topic, key, noise);
      case 1 -> new ProducerRecord<>(topic, null, noise);
      case 2 -> new ProducerRecord<>(topic, key, unknownFields());
      case 3 -> new ProducerRecord<>(topic, new byte[] {1, 2, 3}, noise);
      case 4 -> bomb(new ProducerRecord<>(topic, key, noise));
      default -> new ProducerRecord<>(topic, key, "{\"type\":\"view\"}".getBytes(UTF_8));
    };
  }

  /** A record of fields that no version knows. */
  private static byte[] unknownFields() {
    return com.google.protobuf.UnknownFieldSet.newBuilder()
        .addField(
            900,
            com.google.protobuf.UnknownFieldSet.Field.newBuilder()
                .addVarint(1)
                .addVarint(2)
                .build())
        .build()
        .toByteArray();
  }

  private static ProducerRecord<byte[], byte[]> bomb(ProducerRecord<byte[], byte[]> record) {
    for (int i = 0; i < 1_000; i++) {
      record.headers().add(new RecordHeader("h" + i, new byte[200]));
    }
    return record;
  }

  private static List<DeadLetterRecord> letters(Cluster cluster, int count) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put("isolation.level", "read_committed");
    List<DeadLetterRecord> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record :
                    consumer.poll(Duration.ofMillis(100))) {
                  letters.add(DeadLetterRecord.parseFrom(record.value()));
                }
                return letters.size() >= count;
              });
    }
    return letters;
  }
}
