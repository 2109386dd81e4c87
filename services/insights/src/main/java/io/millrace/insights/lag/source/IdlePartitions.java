package io.millrace.insights.lag.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the position of a group that stands still before the end of a partition. Markers of
 * transactions and aborted records take offsets, too, and a group commits no position behind them
 * when no record follows. So this class polls the records behind the committed position. It does so
 * once for each position where a group stands still, and for at most 500 ms.
 */
final class IdlePartitions implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long MOMENT_NANOS = Duration.ofMillis(500).toNanos();

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Place> places = new HashMap<>();

  /**
   * Creates the checker without any position.
   *
   * @param consumer a consumer that reads committed records only
   */
  IdlePartitions(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * The position of a group in a partition.
   *
   * @param committed offset that the group has committed
   * @param end end of the partition
   * @param clear offset up to which there is no record after {@code committed}
   * @param still whether the committed offset and the end did not change since the sample before
   * @param full whether there is a record at {@code clear}
   */
  private record Place(long committed, long end, long clear, boolean still, boolean full) {

    boolean isDoubtful() {
      return still && !full && clear < end;
    }

    Place after(long committed, long end) {
      return committed == this.committed
          ? new Place(committed, end, clear, end == this.end, full)
          : new Place(committed, end, committed, false, false);
    }
  }

  /**
   * Checks the partitions of that log. Returns for each partition the offset that the group has at
   * least reached.
   */
  Map<TopicPartition, Long> passed(
      Collection<TopicPartition> log,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> ends) {
    places.keySet().retainAll(log);
    for (TopicPartition partition : log) {
      long at = committed.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      places.merge(
          partition, new Place(at, end, at, false, false), (known, _) -> known.after(at, end));
    }
    inspect(log.stream().filter(p -> place(p).isDoubtful()).toList());
    Map<TopicPartition, Long> passed = new HashMap<>();
    places.forEach((partition, place) -> passed.put(partition, place.clear()));
    return passed;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }

  private Place place(TopicPartition partition) {
    return places.getOrDefault(partition, new Place(0, 0, 0, false, false));
  }

  private void inspect(List<TopicPartition> doubtful) {
    if (doubtful.isEmpty() && consumer.assignment().isEmpty()) {
      // The consumer writes a line to the log for each assignment, and this runs every second.
      return;
    }
    consumer.assign(doubtful);
    doubtful.forEach(partition -> consumer.seek(partition, place(partition).clear()));
    long deadline = System.nanoTime() + MOMENT_NANOS;
    while (doubtful.stream().anyMatch(p -> place(p).isDoubtful())
        && System.nanoTime() - deadline < 0) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      doubtful.forEach(partition -> update(partition, !records.records(partition).isEmpty()));
      consumer.pause(doubtful.stream().filter(p -> !place(p).isDoubtful()).toList());
    }
  }

  private void update(TopicPartition partition, boolean full) {
    Place place = place(partition);
    if (place.isDoubtful()) {
      long clear = full ? place.clear() : consumer.position(partition);
      places.put(partition, new Place(place.committed(), place.end(), clear, true, full));
    }
  }
}
