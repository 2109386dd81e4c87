package io.millrace.insights.projection;

import io.millrace.insights.store.ReadPosition;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to read.
 *
 * @param topic the id that the broker gave the topic
 * @param begin revision of the first record, by partition; an offset in the first edition
 * @param end revision after the last record, by partition
 */
public record TopicRange(String topic, Map<Integer, Long> begin, Map<Integer, Long> end) {

  public TopicRange {
    begin = Map.copyOf(begin);
    end = Map.copyOf(end);
  }

  /** Whether a reading that got so far can go on here without having missed anything. */
  public boolean continues(ReadPosition progress) {
    return progress.topic().equals(Optional.of(topic))
        && progress.next().entrySet().stream()
            .allMatch(next -> holds(next.getKey(), next.getValue()));
  }

  /**
   * Whether everything was written again since: reading from the beginning brings everything, with
   * higher revisions than all that was read before.
   */
  boolean isNewEditionAfter(ReadPosition progress) {
    return progress.topic().equals(Optional.of(topic))
        && begin.entrySet().stream()
            .allMatch(
                first ->
                    Edition.of(progress.next(first.getKey())).number()
                        < Edition.of(first.getValue()).number());
  }

  /** Where to read on after that progress. */
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

  /** Records that there are beyond that progress; some may be gone or say nothing. */
  long beyond(ReadPosition progress) {
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
