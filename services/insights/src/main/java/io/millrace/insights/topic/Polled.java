package io.millrace.insights.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought.
 *
 * @param records committed ones, in order within a partition
 * @param next offset of the next record to read, by partition; beyond records that say nothing
 * @param lag records that are there and not yet read
 */
public record Polled(
    List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> next, long lag) {

  public Polled {
    records = List.copyOf(records);
    next = Map.copyOf(next);
  }

  /** What a consumer has polled; for the thread that polls. */
  static Polled of(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Map<Integer, Long> next = new HashMap<>();
    long lag = 0;
    for (TopicPartition partition : consumer.assignment()) {
      next.put(partition.partition(), consumer.position(partition));
      lag += consumer.currentLag(partition).orElse(0);
    }
    return new Polled(records, next, lag);
  }

  /** What the records say, without those that cannot be read. */
  public <T> List<T> decoded(Function<ConsumerRecord<byte[], byte[]>, Optional<T>> decoder) {
    return records.stream().map(decoder).flatMap(Optional::stream).toList();
  }
}
