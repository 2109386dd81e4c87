package io.millrace.insights.orders.source;

import static io.millrace.insights.testing.Explained.direct;
import static io.millrace.insights.testing.Explained.key;
import static io.millrace.insights.testing.Explained.mixed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.LoopCodec;
import io.millrace.events.wire.LoopKeyCodec;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.topic.SourceUnavailableException;
import io.millrace.insights.topic.TopicRange;
import io.millrace.insights.topic.TopicSource;
import io.millrace.insights.topic.TopicSource.Reading;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import io.millrace.kafka.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

@Timeout(120)
class LoopsSourceIT {
  private static final LoopKey KEY = key(1, "douyin", "o-1");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void readsCommittedRecordsWithdrawalsIncludedAndPassesOverWhatItCannotRead() {
    try (TestBroker broker = TestBroker.start()) {
      TopicSource<OrderRevision> source =
          new LoopsSource()
              .loopsTopic(
                  new DefaultKafkaConsumerFactory<>(broker.client()),
                  new KafkaAdmin(broker.client()),
                  new LoopsDecoder(meters));
      try (Reading<OrderRevision> reading = source.open()) {
        assertThatThrownBy(reading::range).isInstanceOf(SourceUnavailableException.class);
      }
      try (Admin admin = Admin.create(broker.client())) {
        new TopicSetup(admin, new TopicLayout(2, (short) 1)).ensure(List.of(Topics.LOOPS));
      }
      byte[] key = LoopKeyCodec.encode(KEY);
      produce(broker, false, key, LoopCodec.encode(direct(1)));
      produce(broker, true, key, LoopCodec.encode(mixed()));
      produce(broker, true, "nonsense".getBytes(UTF_8), new byte[0]);
      produce(broker, true, key, new byte[] {0x12});
      produce(broker, true, key, null);

      try (Reading<OrderRevision> reading = source.open()) {
        TopicRange range = reading.range();
        List<OrderRevision> read = readToEnd(reading, range);
        assertThat(read)
            .extracting(OrderRevision::order)
            .containsExactly(Optional.of(mixed()), Optional.empty());
        assertThat(read).extracting(OrderRevision::key).containsOnly(KEY);
        assertThat(read.getLast().revision()).isGreaterThan(read.getFirst().revision());
        assertThat(meters.counter("millrace.insights.orders.undecodable").count()).isEqualTo(2);
      }
    }
  }

  private static List<OrderRevision> readToEnd(Reading<OrderRevision> reading, TopicRange range) {
    List<OrderRevision> read = new CopyOnWriteArrayList<>();
    AtomicReference<Map<Integer, Long>> next = new AtomicReference<>(range.begin());
    reading.start(
        range.begin(),
        batch -> {
          read.addAll(batch.records());
          next.set(batch.next());
        });
    while (!next.get().equals(range.end())) {
      reading.await(Duration.ofMillis(100));
    }
    return read;
  }

  private static void produce(
      TestBroker broker, boolean commit, byte[] key, byte @Nullable [] value) {
    Map<String, Object> client = broker.client();
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      // The commit reports a failure.
      Future<RecordMetadata> _ =
          producer.send(new ProducerRecord<>(Topics.LOOPS.name(), key, value));
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.flush();
        producer.abortTransaction();
      }
    }
  }
}
