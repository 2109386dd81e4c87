package io.millrace.insights.lag;

import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.Map;

/**
 * A position in a log: the offset of the next record, by partition. Topics are identified by the id
 * that the broker gave them, because a recreated topic with the same name has other offsets.
 */
public record Offsets(Map<Partition, Long> next) {

  public Offsets {
    next = Map.copyOf(next);
  }

  /** A partition of the topic with that id. */
  public record Partition(String topic, int number) {}

  /** Returns the offsets of a read position. */
  static Offsets of(ReadPosition progress) {
    Map<Partition, Long> next = new HashMap<>();
    progress
        .topic()
        .ifPresent(
            topic -> progress.next().forEach((p, at) -> next.put(new Partition(topic, p), at)));
    return new Offsets(next);
  }

  /** Returns whether this position is at or beyond that end in all partitions. */
  boolean reaches(Offsets end) {
    return end.next.entrySet().stream().allMatch(e -> at(e.getKey()) >= e.getValue());
  }

  /**
   * Returns whether this can be a later position of the same log: no partition is missing and no
   * offset is lower.
   */
  boolean continues(Offsets earlier) {
    return next.keySet().containsAll(earlier.next.keySet()) && reaches(earlier);
  }

  /**
   * Returns the number of offsets from this position to that end. Markers of transactions count
   * too.
   */
  long before(Offsets end) {
    return end.next.entrySet().stream()
        .mapToLong(e -> Math.max(0, e.getValue() - at(e.getKey())))
        .sum();
  }

  private long at(Partition partition) {
    return next.getOrDefault(partition, 0L);
  }
}
