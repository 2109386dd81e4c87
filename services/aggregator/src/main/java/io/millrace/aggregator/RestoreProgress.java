package io.millrace.aggregator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts how many changelog records must still be read before the stream can continue. */
final class RestoreProgress implements StateRestoreListener {
  private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();

  /** How many records are left to restore, for all stores together. */
  long left() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Starts again from nothing, because a new stream begins and the last one may have ended during a
   * restore.
   */
  void clear() {
    left.clear();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    left.put(partition, to - from);
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
    left.computeIfPresent(partition, (_, before) -> Math.max(0, before - restored));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    left.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long total) {
    left.remove(partition);
  }
}
