package io.millrace.kafka;

import io.millrace.kafka.time.SteadyTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The layout of the topics. The values must be the same in every process. The connection to Kafka
 * is configured with Boot's {@code spring.kafka.*}.
 *
 * @param partitions the number of partitions of every topic of visitors or cells; it never changes
 *     after the first start
 * @param replication copies of each partition
 */
@ConfigurationProperties("millrace.kafka")
public record KafkaSettings(
    @DefaultValue("4") int partitions, @DefaultValue("1") short replication) {

  public KafkaSettings {
    SteadyTime.require();
  }

  /** The layout of the topics. */
  public TopicLayout layout() {
    return new TopicLayout(partitions, replication);
  }
}
