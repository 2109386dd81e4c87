package io.millrace.aggregator.generation;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the end offsets of topics, and reads and writes the offsets of consumer groups. Other
 * processes may write to the topics at the same time.
 */
interface TopicEnds {
  /** All topics, including the internal topics of streams. */
  List<String> topics();

  /** The next offset of each partition of a topic. */
  Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation);

  /** The committed offsets of a consumer group, by partition. */
  Map<TopicPartition, Long> committed(String group);

  /** Commits offsets for a consumer group without members. */
  void commit(String group, Map<TopicPartition, Long> next);
}
