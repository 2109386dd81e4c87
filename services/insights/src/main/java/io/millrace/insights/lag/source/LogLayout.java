package io.millrace.insights.lag.source;

import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import io.millrace.insights.lag.Offsets;
import io.millrace.insights.lag.Offsets.Partition;
import io.millrace.insights.lag.PipelineLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of the logs, as the broker described them.
 *
 * @param application the group that counts
 * @param topics descriptions by name; topics that do not exist are left out and have no records
 */
record LogLayout(String application, Map<String, TopicDescription> topics) {

  LogLayout {
    topics = Map.copyOf(topics);
  }

  /** Returns the names of all topics of all logs. */
  static List<String> names(String application) {
    return Arrays.stream(PipelineLog.values()).flatMap(log -> names(log, application)).toList();
  }

  private static Stream<String> names(PipelineLog log, String application) {
    return switch (log) {
      case EVENTS -> Topics.events().stream().map(Topic::name);
      case FACTS -> Stream.of(Topics.facts(application));
      case SUMMARIES -> Stream.of(Topics.SUMMARIES.name());
      case LOOPS -> Stream.of(Topics.LOOPS.name());
    };
  }

  /** Returns whether all topics existed. */
  boolean isComplete() {
    return topics.keySet().containsAll(names(application));
  }

  List<TopicPartition> partitions(PipelineLog... logs) {
    return Arrays.stream(logs).flatMap(this::partitions).toList();
  }

  /** Returns the positions in those logs that these offsets are. */
  Map<PipelineLog, Offsets> places(Map<TopicPartition, Long> offsets, PipelineLog... logs) {
    return Arrays.stream(logs)
        .collect(Collectors.toUnmodifiableMap(log -> log, log -> place(log, offsets)));
  }

  private Offsets place(PipelineLog log, Map<TopicPartition, Long> offsets) {
    Map<Partition, Long> next = new HashMap<>();
    partitions(log).forEach(p -> next.put(known(p), offsets.getOrDefault(p, 0L)));
    return new Offsets(next);
  }

  private Stream<TopicPartition> partitions(PipelineLog log) {
    return names(log, application).flatMap(this::partitions);
  }

  private Stream<TopicPartition> partitions(String name) {
    TopicDescription topic = topics.get(name);
    return topic == null
        ? Stream.empty()
        : IntStream.range(0, topic.partitions().size()).mapToObj(p -> new TopicPartition(name, p));
  }

  private Partition known(TopicPartition partition) {
    TopicDescription topic = topics.get(partition.topic());
    String id = topic == null ? partition.topic() : topic.topicId().toString();
    return new Partition(id, partition.partition());
  }
}
