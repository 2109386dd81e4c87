package io.millrace.events.topic;

import io.millrace.events.wire.RecordBounds;
import java.util.HashMap;
import java.util.Map;

/**
 * A Kafka topic that Millrace owns. Changing anything but the settings is a change of the contract.
 *
 * @param name as on the broker
 * @param partitions where its partition count comes from
 * @param settings topic configuration by Kafka's names
 */
public record Topic(String name, Partitions partitions, Map<String, String> settings) {

  /** Kafka's name for what a topic takes; every topic is given {@link RecordBounds#TOPIC}. */
  public static final String MAX_MESSAGE_BYTES = "max.message.bytes";

  public Topic {
    Map<String, String> all = new HashMap<>(settings);
    all.put(MAX_MESSAGE_BYTES, Integer.toString(RecordBounds.TOPIC));
    settings = Map.copyOf(all);
  }

  /** Where a topic's partition count comes from. */
  public enum Partitions {
    /** The configured count, equal for all such topics and never changed. */
    CONFIGURED,
    /** One: rare records, order among them more useful than speed. */
    ONE
  }
}
