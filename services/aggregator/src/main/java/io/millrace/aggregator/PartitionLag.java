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
 * How far counting is behind on the partitions of this process: what stands on them and is not
 * committed, wherever it is on its way. Asked from the broker, since the buffers of the stream hide
 * from its own metrics what they hold. Samples by one thread, answers any.
 */
final class PartitionLag {
  private static final Duration OLD = Duration.ofSeconds(30);
  private static final int MOST_SAMPLES = 512;

  /** The ends of transactions take offsets, too, and nobody commits behind the last ones. */
  private static final int MARKS = 2;

  private final LongSupplier nanos;
  private final Deque<Sample> behind = new ArrayDeque<>();
  private volatile Optional<State> state = Optional.empty();

  /**
   * A lag that is not known yet.
   *
   * @param nanos the monotonic clock
   */
  PartitionLag(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Where the partitions ended at some time. */
  private record Sample(long nanos, Map<TopicPartition, Long> ends) {

    boolean isCovered(Map<TopicPartition, Long> committed) {
      return ends.entrySet().stream()
          .allMatch(end -> left(end.getKey(), end.getValue(), committed) == 0);
    }
  }

  private record State(long nanos, long records, long since) {}

  /**
   * What is known.
   *
   * @param records that are there and not committed
   * @param time that the oldest of them have waited, as far as it was watched; zero without any
   */
  record Answer(long records, Duration time) {}

  /** Asks the broker. Blocks; throws a {@code KafkaException} when it is away. */
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

  /** Nothing is known any more: the stream has ended. */
  void forget() {
    behind.clear();
    state = Optional.empty();
  }

  /** Empty when the broker was not asked lately. */
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

  /** Leaves out every second sample; the oldest one stays. */
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
