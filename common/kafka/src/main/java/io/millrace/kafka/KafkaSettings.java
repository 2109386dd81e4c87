package io.millrace.kafka;

import io.millrace.kafka.time.SteadyTime;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process reaches Kafka; the same keys in every process.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param partitions of every topic that holds visitors or cells; never changed after the first
 *     start
 * @param replication copies of each partition
 * @param properties further client properties by Kafka's names, for TLS and SASL
 */
@ConfigurationProperties("millrace.kafka")
public record KafkaSettings(
    @DefaultValue("localhost:9092") String bootstrapServers,
    @DefaultValue("4") int partitions,
    @DefaultValue("1") short replication,
    @DefaultValue Map<String, String> properties) {

  public KafkaSettings {
    SteadyTime.require();
    properties = Map.copyOf(properties);
  }

  /** How topics are laid out. */
  public TopicLayout layout() {
    return new TopicLayout(partitions, replication);
  }

  /** What every client starts from, in a new modifiable map. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(properties);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return client;
  }
}
