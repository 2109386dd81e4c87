package io.millrace.insights.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

@Timeout(30)
class CommittedReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition("summaries", 0);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final List<TopicBatch<ConsumerRecord<byte[], byte[]>>> delivered =
      new CopyOnWriteArrayList<>();

  @Test
  void deliversThePositionAlsoWhenThereAreNoRecords() {
    try (CommittedReader<ConsumerRecord<byte[], byte[]>> reader = reader(admin())) {
      reader.start(Map.of(0, 5L), delivered::add);

      await().until(() -> !delivered.isEmpty());

      assertThat(delivered.getFirst().next()).isEqualTo(Map.of(0, 5L));
      assertThat(delivered.getFirst().records()).isEmpty();
    }
  }

  @Test
  void deliversNothingWhileItIsPaused() {
    try (CommittedReader<ConsumerRecord<byte[], byte[]>> reader = reader(admin())) {
      reader.start(Map.of(0, 5L), delivered::add);
      await().until(() -> !delivered.isEmpty());
      reader.pause();
      await().until(() -> consumer.paused().contains(PARTITION));
      consumer.schedulePollTask(() -> consumer.addRecord(record(5)));
      assertThat(delivered).allMatch(polled -> polled.records().isEmpty());

      reader.resume();

      await().until(() -> delivered.stream().anyMatch(polled -> !polled.records().isEmpty()));
    }
  }

  @Test
  void throwsWhatTheListenerThrewToWhoWaitsAndDeliversNoMore() {
    try (CommittedReader<ConsumerRecord<byte[], byte[]>> reader = reader(admin())) {
      reader.start(
          Map.of(0, 5L),
          polled -> {
            delivered.add(polled);
            throw new IllegalArgumentException("thrown by the test");
          });

      assertThatThrownBy(() -> reader.await(SOON)).hasMessage("thrown by the test");
      await().until(consumer::closed);
      assertThat(delivered).hasSize(1);
    }
  }

  @Test
  void throwsWhatThePollThrewToWhoWaits() {
    try (CommittedReader<ConsumerRecord<byte[], byte[]>> reader = reader(admin())) {
      consumer.setPollException(new KafkaException("failed by the test"));
      reader.start(Map.of(0, 5L), delivered::add);

      assertThatThrownBy(() -> reader.await(SOON))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("failed by the test");
    }
  }

  @Test
  void deliversNothingOnceItIsClosed() {
    CommittedReader<ConsumerRecord<byte[], byte[]>> reader = reader(admin());
    reader.start(Map.of(0, 5L), delivered::add);
    await().until(() -> !delivered.isEmpty());

    reader.close();

    int before = delivered.size();
    await().until(consumer::closed);
    assertThat(delivered).hasSize(before);
  }

  @Test
  void closesTheConsumerAlsoWhenTheAdminClientCannotBeClosed() {
    CommittedReader<ConsumerRecord<byte[], byte[]>> reader = reader(failing());
    reader.start(Map.of(0, 5L), delivered::add);

    assertThatThrownBy(reader::close).isInstanceOf(KafkaException.class);

    await().until(consumer::closed);
  }

  private CommittedReader<ConsumerRecord<byte[], byte[]>> reader(Admin admin) {
    return new CommittedReader<>(
        new TopicOffsets(PARTITION.topic(), admin),
        new DefaultKafkaConsumerFactory<>(Map.of()) {
          @Override
          protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
            return consumer;
          }
        },
        new Properties(),
        (record, _) -> Optional.of(record),
        TopicCheck.NONE);
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>(
        PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0]);
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:1"));
  }

  /** Makes an admin client whose calls all fail. */
  private static Admin failing() {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (_, _, _) -> {
              throw new KafkaException("failed by the test");
            });
  }
}
