package io.millrace.aggregator.topology;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which records go where, as in the real topology.
 *
 * @param journeys partitions of the event topics
 * @param totals partitions of the facts
 * @param summaries partitions of the summaries and the explained orders
 * @param results which of these partitions a result is on
 */
record SimulatedLayout(int journeys, int totals, int summaries, ResultPartitions results) {
  private static final int JOURNEYS = 0;
  private static final int TOTALS = 1;

  List<TaskId> tasks() {
    List<TaskId> tasks = new ArrayList<>();
    IntStream.range(0, journeys).forEach(p -> tasks.add(new TaskId(JOURNEYS, p)));
    IntStream.range(0, totals).forEach(p -> tasks.add(new TaskId(TOTALS, p)));
    return tasks;
  }

  static boolean isOfJourneys(TaskId task) {
    return task.subtopology() == JOURNEYS;
  }

  List<TopicPartition> inputs(TaskId task) {
    return isOfJourneys(task)
        ? Arrays.stream(Domain.values())
            .map(domain -> new TopicPartition(Topics.events(domain).name(), task.partition()))
            .toList()
        : List.of(new TopicPartition("facts", task.partition()));
  }

  TopicPartition changelog(TaskId task) {
    String name = isOfJourneys(task) ? "journeys-changelog" : "totals-changelog";
    return new TopicPartition(name, task.partition());
  }

  TopicPartition input(Event event) {
    return place(
        Topics.events(event.envelope().type().domain()).name(),
        event.envelope().visitor().toBytes(),
        journeys);
  }

  TopicPartition facts(byte[] key) {
    return place("facts", key, totals);
  }

  TopicPartition loops(byte[] key) {
    return new TopicPartition(Topics.LOOPS.name(), results.ofOrder(key, summaries));
  }

  TopicPartition summaries(byte[] key) {
    return new TopicPartition(Topics.SUMMARIES.name(), results.ofCell(key, summaries));
  }

  /** All partitions of the summaries or of the explained orders. */
  List<TopicPartition> outputs(String topic) {
    return IntStream.range(0, summaries).mapToObj(p -> new TopicPartition(topic, p)).toList();
  }

  private static TopicPartition place(String topic, byte[] key, int partitions) {
    return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key, partitions));
  }
}
