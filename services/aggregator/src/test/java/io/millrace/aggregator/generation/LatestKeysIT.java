package io.millrace.aggregator.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kafka.testing.TestBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatestKeysIT {
  private static final TopicPartition PARTITION = new TopicPartition("cells", 0);
  private static final int KEYS = 300;

  @Test
  void manyKeysComeInPartsThatFitMemoryAndEachKeyComesOnce() throws Exception {
    try (TestBroker broker = TestBroker.start();
        Admin admin = Admin.create(broker.client());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                broker.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic("cells", 1, (short) 1))).all().get();
      for (int i = 0; i < KEYS; i++) {
        send(producer, i, new byte[] {1});
      }
      for (int i = 0; i < KEYS; i += 3) {
        send(producer, i, null);
      }
      assertParts(broker.client(), 100);
      assertParts(broker.client(), KEYS);
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, int i, byte @Nullable [] value)
      throws Exception {
    producer.send(new ProducerRecord<>("cells", key(i), value)).get();
  }

  private static void assertParts(Map<String, Object> client, int most) {
    List<String> found = new ArrayList<>();
    int count =
        LatestKeys.forEachPart(
            client,
            PARTITION,
            most,
            () -> {},
            part -> {
              assertThat(part).hasSizeLessThanOrEqualTo(most);
              part.forEach(key -> found.add(new String(key, UTF_8)));
            });
    assertThat(count).isEqualTo(KEYS * 2 / 3);
    assertThat(found)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, KEYS)
                .filter(i -> i % 3 != 0)
                .mapToObj(i -> new String(key(i), UTF_8))
                .toList());
  }

  private static byte[] key(int i) {
    return ("entities|douyin|day|0|0|creator|c" + i).getBytes(UTF_8);
  }
}
