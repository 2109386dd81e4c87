package io.millrace.insights.topic;

import io.millrace.events.wire.RecordBounds;
import io.millrace.insights.topic.TopicSource.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * A topic of which each instance reads all partitions, without a consumer group. So there is no
 * rebalance, and the position is stored together with the data that was read.
 *
 * @param <R> a decoded record
 */
public final class CommittedTopic<R> implements TopicSource<R> {
  private static final int ANSWER_MS = 2_000;

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final KafkaAdmin kafka;
  private final String name;
  private final int records;
  private final RecordDecoder<R> decoder;
  private final Supplier<TopicCheck> check;

  /**
   * Creates the topic without reading it.
   *
   * @param records the most records of one delivery, at least 1
   * @param check makes the check of a reader
   */
  public CommittedTopic(
      ConsumerFactory<byte[], byte[]> consumers,
      KafkaAdmin kafka,
      String name,
      int records,
      RecordDecoder<R> decoder,
      Supplier<TopicCheck> check) {
    this.consumers = consumers;
    this.kafka = kafka;
    this.name = name;
    this.records = records;
    this.decoder = decoder;
    this.check = check;
  }

  /**
   * Opens a reader. It connects at its first call.
   *
   * @throws SourceUnavailableException when the settings name no broker
   */
  @Override
  public Reading<R> open() {
    try {
      return new CommittedReader<>(
          new TopicOffsets(name, admin()), consumers, consumer(), decoder, check.get());
    } catch (KafkaException e) {
      throw new SourceUnavailableException("Kafka: " + e.getMessage(), e);
    }
  }

  private Admin admin() {
    Map<String, Object> client = new HashMap<>(kafka.getConfigurationProperties());
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return Admin.create(client);
  }

  /** Returns the settings of each consumer. They override {@code spring.kafka.consumer.*}. */
  private Properties consumer() {
    Properties client = new Properties();
    String bytes = ByteArrayDeserializer.class.getName();
    client.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    client.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    client.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    client.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    client.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    client.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(records));
    client.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(RecordBounds.FETCH));
    client.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(ANSWER_MS));
    return client;
  }
}
