package io.millrace.bench;

import io.millrace.bench.Arrivals.Arrival;
import io.millrace.events.Event;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.kafka.TopicLayout;
import io.millrace.kafka.TopicSetup;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the event topics of a new broker with the same records that the ingest services write. */
final class Filling {
  static final int PARTITIONS = 4;

  private final String bootstrapServers;
  private final int partitions;

  /**
   * @param partitions of each topic
   */
  Filling(String bootstrapServers, int partitions) {
    this.bootstrapServers = bootstrapServers;
    this.partitions = partitions;
  }

  void fill(Arrivals arrivals, int events) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(client())) {
      new TopicSetup(admin, new TopicLayout(partitions, (short) 1)).ensure(Topics.events());
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        Arrival arrival = arrivals.next();
        Event event = arrival.event();
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.events(event.envelope().type().domain()).name(),
                    null,
                    arrival.at(),
                    event.envelope().visitor().toBytes(),
                    EventCodec.encode(event)));
      }
    }
  }

  private Map<String, Object> client() {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.LINGER_MS_CONFIG,
        5,
        ProducerConfig.BATCH_SIZE_CONFIG,
        128 << 10);
  }
}
