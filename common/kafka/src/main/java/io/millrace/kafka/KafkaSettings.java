package io.millrace.kafka;

import io.millrace.kafka.time.SteadyTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topics of a process are laid out; the same values in every process. How it reaches Kafka
 * is in Boot's {@code spring.kafka.*}.
 *
 * @param partitions of every topic that holds visitors or cells; never changed after the first
 *     start
 * @param replication copies of each partition
 */
@ConfigurationProperties("millrace.kafka")
public record KafkaSettings(
    @DefaultValue("4") int partitions, @DefaultValue("1") short replication) {

  public KafkaSettings {
    SteadyTime.require();
  }

  /** How topics are laid out. */
  public TopicLayout layout() {
    return new TopicLayout(partitions, replication);
  }
}
