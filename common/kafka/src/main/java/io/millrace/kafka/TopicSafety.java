package io.millrace.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * The settings that every topic of the system has, internal ones of streams included.
 *
 * @param layout of the topics
 */
public record TopicSafety(TopicLayout layout) {
  private static final int COPIES = 2;

  /**
   * By Kafka's names: a write is acknowledged when two copies have it, and a record may be of any
   * time. The broker's limit of an hour ahead would refuse, again and again, what was stamped while
   * a clock was wrong.
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
