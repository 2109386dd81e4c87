package io.millrace.insights.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What one poll brought.
 *
 * @param records committed ones, in order within a partition
 * @param next offset of the next record to read, by partition; beyond records that say nothing
 * @param lag records that are there and not yet read
 */
public record Polled(ConsumerRecords<byte[], byte[]> records, Map<Integer, Long> next, long lag) {

  public Polled {
    next = Map.copyOf(next);
  }

  /** What the records say, without those that cannot be read. */
  public <T> List<T> decoded(Function<ConsumerRecord<byte[], byte[]>, Optional<T>> decoder) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(decoder)
        .flatMap(Optional::stream)
        .toList();
  }
}
