package io.millrace.aggregator;

import io.millrace.aggregator.generation.BlockingAdmin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how far counting is behind on the partitions of this process: the records that are on
 * them and not committed. It asks the broker, because the stream's own metrics do not include its
 * buffers. One thread takes samples; any thread may read the answer.
 */
final class PartitionLag {
  private static final Duration OLD = Duration.ofSeconds(30);
  private static final int MOST_SAMPLES = 512;

  /** The end of a transaction also takes an offset, and nothing commits after the last ones. */
  private static final int MARKS = 2;

  private final LongSupplier nanos;
  private final Deque<Sample> behind = new ArrayDeque<>();
  private volatile Optional<State> state = Optional.empty();

  /**
   * Creates a lag without a sample.
   *
   * @param nanos the monotonic clock
   */
  PartitionLag(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The end offsets of the partitions at some time. */
  private record Sample(long nanos, Map<TopicPartition, Long> ends) {

    boolean isCovered(Map<TopicPartition, Long> committed) {
      return ends.entrySet().stream()
          .allMatch(end -> left(end.getKey(), end.getValue(), committed) == 0);
    }
  }

  private record State(long nanos, long records, long since) {}

  /**
   * The lag.
   *
   * @param records that are on the partitions and not committed
   * @param time how long the oldest of them have waited, as far as samples show it; zero when there
   *     are none
   */
  record Answer(long records, Duration time) {}

  /**
   * Takes a sample from the broker. Blocks; throws a {@code KafkaException} when the broker does
   * not answer.
   */
  void sample(BlockingAdmin broker, String group, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends =
        broker.offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    note(ends, broker.committed(group));
  }

  void note(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    long now = nanos.getAsLong();
    behind.removeIf(sample -> sample.isCovered(committed));
    Sample sample = new Sample(now, ends);
    if (!sample.isCovered(committed)) {
      thin();
      behind.addLast(sample);
    }
    long records =
        ends.entrySet().stream()
            .mapToLong(end -> left(end.getKey(), end.getValue(), committed))
            .sum();
    long since = behind.isEmpty() ? now : behind.getFirst().nanos;
    state = Optional.of(new State(now, records, since));
  }

  /** Forgets all samples, because the stream has ended. */
  void forget() {
    behind.clear();
    state = Optional.empty();
  }

  /** The lag; empty when the newest sample is older than 30 s. */
  Optional<Answer> now() {
    long now = nanos.getAsLong();
    return state
        .filter(known -> now - known.nanos < OLD.toNanos())
        .map(
            known ->
                new Answer(
                    known.records,
                    known.records == 0 ? Duration.ZERO : Duration.ofNanos(now - known.since)));
  }

  /** Removes every second sample when there are too many. The oldest one stays. */
  private void thin() {
    if (behind.size() >= MOST_SAMPLES) {
      Iterator<Sample> samples = behind.iterator();
      for (int i = 0; samples.hasNext(); i++) {
        samples.next();
        if (i % 2 == 1) {
          samples.remove();
        }
      }
    }
  }

  private static long left(
      TopicPartition partition, long end, Map<TopicPartition, Long> committed) {
    long left = end - committed.getOrDefault(partition, 0L);
    boolean marks = left <= MARKS && partition.topic().endsWith("-repartition");
    return marks ? 0 : Math.max(0, left);
  }
}
