package io.millrace.insights.lag;

import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.Map;

/**
 * A place in a log: the offset of the next record, by partition. Topics are known by the id that
 * the broker gave them, as one that is made anew under the same name has other offsets.
 */
public record Offsets(Map<Partition, Long> next) {

  public Offsets {
    next = Map.copyOf(next);
  }

  /** One partition of the topic of that id. */
  public record Partition(String topic, int number) {}

  /** How far that reading has come. */
  static Offsets of(ReadPosition progress) {
    Map<Partition, Long> next = new HashMap<>();
    progress
        .topic()
        .ifPresent(
            topic -> progress.next().forEach((p, at) -> next.put(new Partition(topic, p), at)));
    return new Offsets(next);
  }

  /** Whether everything before that end is before this place. */
  boolean reaches(Offsets end) {
    return end.next.entrySet().stream().allMatch(e -> at(e.getKey()) >= e.getValue());
  }

  /** Whether this may be the same log as in that earlier place: nothing got lost or shorter. */
  boolean continues(Offsets earlier) {
    return next.keySet().containsAll(earlier.next.keySet()) && reaches(earlier);
  }

  /** The records between this place and that end, if none of them is the end of a transaction. */
  long before(Offsets end) {
    return end.next.entrySet().stream()
        .mapToLong(e -> Math.max(0, e.getValue() - at(e.getKey())))
        .sum();
  }

  private long at(Partition partition) {
    return next.getOrDefault(partition, 0L);
  }
}
