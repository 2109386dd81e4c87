package io.millrace.bench;

import io.millrace.events.topic.Topic;
import io.millrace.events.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads how far the aggregator has committed from the offsets of its consumer group. Reading the
 * offsets does not load the aggregator; reading its summaries would.
 */
final class CommittedOffsets implements AutoCloseable {
  private static final String GROUP = "millrace";
  private static final String FACTS = "millrace-facts-repartition";

  private final Admin admin;

  CommittedOffsets(String bootstrapServers) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * Waits until at least this many events are committed, or until the time is over; returns the
   * number of committed events.
   */
  long awaitEvents(long events, Duration atMost) throws ExecutionException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      long done = sum(committed(CommittedOffsets::isEvents));
      if (done >= events || System.nanoTime() - begin >= atMost.toNanos()) {
        return done;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Waits until all changes of cells between journeys and totals are processed. */
  void awaitFacts() throws ExecutionException, InterruptedException {
    Predicate<TopicPartition> isFacts = partition -> partition.topic().equals(FACTS);
    while (!committed(isFacts).equals(ends(committed(isFacts)))) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, Long> committed(Predicate<TopicPartition> of)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> all =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return all.entrySet().stream()
        .filter(entry -> of.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /**
   * The end offsets of the partitions. The last record of a transaction is a marker, which no
   * consumer receives.
   */
  private Map<TopicPartition, Long> ends(Map<TopicPartition, Long> partitions)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static boolean isEvents(TopicPartition partition) {
    return Topics.events().stream().map(Topic::name).anyMatch(partition.topic()::equals);
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
