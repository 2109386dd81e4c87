package io.millrace.insights.topic;

import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of one poll.
 *
 * @param records committed records, in order within a partition
 * @param next revision of the next record to read, by partition; equal to the offset in edition 0;
 *     it is also beyond records without content, such as the end of a transaction
 * @param lag records that exist and are not yet read
 */
public record TopicBatch<R>(List<R> records, Map<Integer, Long> next, long lag) {

  public TopicBatch {
    records = List.copyOf(records);
    next = Map.copyOf(next);
  }

  /** Makes the result of a poll. Call it in the thread that polls. */
  static TopicBatch<ConsumerRecord<byte[], byte[]>> of(
      List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Map<Integer, Long> next = new HashMap<>();
    long lag = 0;
    for (TopicPartition partition : consumer.assignment()) {
      next.put(partition.partition(), consumer.position(partition));
      lag += consumer.currentLag(partition).orElse(0);
    }
    return new TopicBatch<>(records, next, lag);
  }

  /** Decodes the records and the offsets. Records that the decoder skips are left out. */
  static <T> TopicBatch<T> decoded(
      TopicBatch<ConsumerRecord<byte[], byte[]>> polled,
      RecordDecoder<T> decoder,
      Edition edition) {
    return new TopicBatch<>(
        polled.records().stream()
            .map(record -> decoder.decode(record, edition))
            .flatMap(Optional::stream)
            .toList(),
        edition.revisions(polled.next()),
        polled.lag());
  }

  /**
   * Returns the read position after this batch.
   *
   * @param asOf returns the newest event time of a record, milliseconds
   */
  public ReadPosition after(ReadPosition before, Function<R, OptionalLong> asOf) {
    Map<Integer, Long> all = new HashMap<>(before.next());
    all.putAll(next);
    OptionalLong newest =
        records.stream()
            .map(asOf)
            .filter(OptionalLong::isPresent)
            .mapToLong(time -> Math.max(time.getAsLong(), before.asOf().orElse(time.getAsLong())))
            .max();
    return new ReadPosition(before.topic(), all, newest.isPresent() ? newest : before.asOf());
  }
}
