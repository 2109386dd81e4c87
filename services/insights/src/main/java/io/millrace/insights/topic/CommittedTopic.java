package io.millrace.insights.topic;

import io.millrace.insights.projection.SourceUnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * A topic of which every instance reads all partitions, without a group: nothing rebalances, and
 * the position is kept with what was read.
 */
public final class CommittedTopic {
  private static final int ANSWER_MS = 2_000;

  private final KafkaAdmin kafka;
  private final String name;
  private final int records;

  /**
   * A topic that is not read yet.
   *
   * @param records that one poll brings at most, at least 1
   */
  public CommittedTopic(KafkaAdmin kafka, String name, int records) {
    this.kafka = kafka;
    this.name = name;
    this.records = records;
  }

  /**
   * Opens a reading; connects when it is first asked for something.
   *
   * @throws SourceUnavailableException when the settings name no broker
   */
  public CommittedReader open() {
    try {
      return new CommittedReader(name, admin(), consumer());
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

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> client = new HashMap<>(kafka.getConfigurationProperties());
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
