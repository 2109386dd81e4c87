package io.millrace.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * The settings that every topic of the system has, including the internal topics of Kafka Streams.
 *
 * @param layout the layout of the topics
 */
public record TopicSafety(TopicLayout layout) {
  private static final int COPIES = 2;

  /**
   * The settings by Kafka's names. A write is acknowledged when two copies have it. A record may
   * have any timestamp: Kafka's limit of one hour in the future would refuse, again and again,
   * records that were stamped while a clock was wrong.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    if (layout.replication() >= COPIES) {
      settings.put("min.insync.replicas", Integer.toString(COPIES));
    }
    return settings;
  }
}
