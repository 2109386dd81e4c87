package io.millrace.insights.orders.source;

import io.millrace.insights.orders.projection.LoopsSource;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.kafka.KafkaSettings;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.stereotype.Component;

/**
 * The topic of explained orders. Every instance reads all partitions, without a group: the position
 * is kept with the orders.
 */
@Component
class KafkaLoopsSource implements LoopsSource {
  private static final int ANSWER_MS = 2_000;
  private static final int RECORDS = 500;

  private final KafkaSettings kafka;
  private final LoopsDecoder decoder;

  KafkaLoopsSource(KafkaSettings kafka, LoopsDecoder decoder) {
    this.kafka = kafka;
    this.decoder = decoder;
  }

  @Override
  public Reading open() {
    try {
      return new KafkaLoopsReading(admin(), consumer(), decoder);
    } catch (KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    }
  }

  private Admin admin() {
    Map<String, Object> client = kafka.client();
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return Admin.create(client);
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> client = kafka.client();
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
    client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
