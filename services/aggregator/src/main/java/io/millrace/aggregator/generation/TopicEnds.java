package io.millrace.aggregator.generation;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How long topics are, and what was noted of it. Other processes write while it is asked. */
interface TopicEnds {
  /** All topics, the internal ones of streams included. */
  List<String> topics();

  /** The next offset of each partition of a topic. */
  Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation);

  /** What is noted for a consumer group, by partition. */
  Map<TopicPartition, Long> committed(String group);

  /** Notes it for a consumer group without members. */
  void commit(String group, Map<TopicPartition, Long> next);
}
