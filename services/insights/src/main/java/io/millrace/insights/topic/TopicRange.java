package io.millrace.insights.topic;

import io.millrace.insights.store.ReadPosition;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The range of a topic that can be read.
 *
 * @param topic the id that the broker gave the topic
 * @param begin revision of the first record, by partition; equal to the offset in edition 0
 * @param end revision after the last record, by partition
 */
public record TopicRange(String topic, Map<Integer, Long> begin, Map<Integer, Long> end) {

  public TopicRange {
    begin = Map.copyOf(begin);
    end = Map.copyOf(end);
  }

  /** Returns whether reading can continue at that position without missing a record. */
  public boolean continues(ReadPosition progress) {
    return progress.topic().equals(Optional.of(topic))
        && progress.next().entrySet().stream()
            .allMatch(next -> holds(next.getKey(), next.getValue()));
  }

  /**
   * Returns whether all records were written again after that position. Then reading from the
   * beginning brings all of them, with higher revisions than before.
   */
  public boolean isNewEditionAfter(ReadPosition progress) {
    return progress.topic().equals(Optional.of(topic))
        && begin.entrySet().stream()
            .allMatch(
                first ->
                    Edition.of(progress.next(first.getKey())).number()
                        < Edition.of(first.getValue()).number());
  }

  /** Returns the positions to continue from after that read position. */
  public Map<Integer, Long> after(ReadPosition progress) {
    return begin.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                first ->
                    Math.max(
                        first.getValue(),
                        progress.next().getOrDefault(first.getKey(), first.getValue()))));
  }

  /**
   * Returns the number of records after that read position. Some of them may be gone or have no
   * content.
   */
  public long beyond(ReadPosition progress) {
    Map<Integer, Long> next = after(progress);
    return end.entrySet().stream()
        .mapToLong(last -> Math.max(0, last.getValue() - next.getOrDefault(last.getKey(), 0L)))
        .sum();
  }

  private boolean holds(int partition, long next) {
    return begin.containsKey(partition)
        && next >= begin.get(partition)
        && next <= end.getOrDefault(partition, -1L);
  }
}
