package io.millrace.events.topic;

import java.util.Map;

/**
 * A Kafka topic that Millrace owns. Changing anything but the settings is a change of the contract.
 *
 * @param name as on the broker
 * @param partitions where its partition count comes from
 * @param settings topic configuration by Kafka's names
 */
public record Topic(String name, Partitions partitions, Map<String, String> settings) {

  public Topic {
    settings = Map.copyOf(settings);
  }

  /** Where a topic's partition count comes from. */
  public enum Partitions {
    /** The configured count, equal for all such topics and never changed. */
    CONFIGURED,
    /** One: rare records, order among them more useful than speed. */
    ONE
  }
}
