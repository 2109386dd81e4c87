package io.millrace.insights.lag.source;

import io.millrace.insights.lag.LagSource;
import io.millrace.insights.lag.UnknownLagException;
import io.millrace.kafka.GenerationReader;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the Kafka clients for lag samples. */
@Configuration(proxyBeanMethods = false)
class LagSourceConfiguration {
  private static final int ANSWER_MS = 2_000;
  private static final int LITTLE_BYTES = 16 << 10;

  @Bean
  LagSource.Opening kafkaLooks(KafkaAdmin kafka) {
    return () -> {
      try {
        return source(kafka.getConfigurationProperties(), admin(kafka));
      } catch (KafkaException e) {
        throw new UnknownLagException("Kafka: " + e.getMessage());
      }
    };
  }

  /** Creates a source that closes the admin client when it is closed. */
  static LagSource source(Map<String, Object> client, Admin admin) {
    return new KafkaLagSource(
        new GenerationReader(client),
        new OffsetQueries(admin),
        new IdlePartitions(consumer(client)));
  }

  private static Admin admin(KafkaAdmin kafka) {
    Map<String, Object> client = new HashMap<>(kafka.getConfigurationProperties());
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return Admin.create(client);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    Map<String, Object> client = new HashMap<>(settings);
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    client.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LITTLE_BYTES);
    client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
