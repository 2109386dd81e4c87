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
 * The result of one poll.
 *
 * @param records committed records, in order within a partition
 * @param next offset of the next record to read, by partition; it is also beyond records without
 *     content, such as the end of a transaction
 * @param lag records that exist and are not yet read
 */
public record Polled(
    List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> next, long lag) {

  public Polled {
    records = List.copyOf(records);
    next = Map.copyOf(next);
  }

  /** Makes the result of a poll. Call it in the thread that polls. */
  static Polled of(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Map<Integer, Long> next = new HashMap<>();
    long lag = 0;
    for (TopicPartition partition : consumer.assignment()) {
      next.put(partition.partition(), consumer.position(partition));
      lag += consumer.currentLag(partition).orElse(0);
    }
    return new Polled(records, next, lag);
  }

  /** Decodes the records. Records for which the decoder returns empty are left out. */
  public <T> List<T> decoded(Function<ConsumerRecord<byte[], byte[]>, Optional<T>> decoder) {
    return records.stream().map(decoder).flatMap(Optional::stream).toList();
  }
}
