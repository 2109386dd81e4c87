package io.millrace.events.topic;

import io.millrace.events.wire.RecordBounds;
import java.util.HashMap;
import java.util.Map;

/**
 * A Kafka topic of Millrace. Name and partitions are part of the contract; settings are not.
 *
 * @param name the name on the broker
 * @param partitions where its partition count comes from
 * @param settings topic configuration by Kafka's names
 */
public record Topic(String name, Partitions partitions, Map<String, String> settings) {

  /**
   * Kafka's setting for the largest batch of a topic; it is {@link RecordBounds#TOPIC} for every
   * topic.
   */
  public static final String MAX_MESSAGE_BYTES = "max.message.bytes";

  public Topic {
    Map<String, String> all = new HashMap<>(settings);
    all.put(MAX_MESSAGE_BYTES, Integer.toString(RecordBounds.TOPIC));
    settings = Map.copyOf(all);
  }

  /** Where a topic's partition count comes from. */
  public enum Partitions {
    /** The configured count. It is equal for all topics with this value and never changes. */
    CONFIGURED,
    /** One partition, for topics with few records in which the order matters more than speed. */
    ONE
  }
}
