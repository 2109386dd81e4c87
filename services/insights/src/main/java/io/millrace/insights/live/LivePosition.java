package io.millrace.insights.live;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The position of a client: it has everything below these offsets. Its text is the {@code id} of
 * events and is valid on each instance: {@code topic:offset.offset...} in base 36, one offset for
 * each partition.
 *
 * @param topic the id that the broker gave the topic
 * @param next offset of the first record that the client does not have, by partition
 */
public record LivePosition(String topic, List<Long> next) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9_-]{1,64}):([0-9a-z]{1,12}(?:\\.[0-9a-z]{1,12}){0,999})");

  public LivePosition {
    next = List.copyOf(next);
  }

  /** Parses the result of {@link #text()}; empty when the text has another form. */
  public static Optional<LivePosition> parse(String text) {
    return Optional.of(TEXT.matcher(text))
        .filter(matcher -> matcher.matches())
        .map(matcher -> new LivePosition(matcher.group(1), offsets(matcher.group(2))));
  }

  static Optional<LivePosition> of(ReadPosition progress) {
    int partitions = 1 + progress.next().keySet().stream().mapToInt(p -> p).max().orElse(-1);
    return progress
        .topic()
        .filter(_ -> partitions > 0)
        .map(
            topic ->
                new LivePosition(
                    topic, IntStream.range(0, partitions).mapToObj(progress::next).toList()));
  }

  /** Returns the text for {@code id} and {@code Last-Event-ID}. */
  public String text() {
    return next.stream()
        .map(offset -> Long.toString(offset, Character.MAX_RADIX))
        .collect(Collectors.joining(".", topic + ":", ""));
  }

  /** Returns whether the position belongs to another topic than the read position. */
  boolean isForeign(ReadPosition progress) {
    return !progress.topic().equals(Optional.of(topic));
  }

  /** Returns whether this position is at or beyond that read position in all partitions. */
  boolean includes(ReadPosition progress) {
    return progress.next().entrySet().stream()
        .allMatch(
            partition ->
                partition.getKey() < next.size()
                    && next.get(partition.getKey()) >= partition.getValue());
  }

  /** Returns whether that read position is at or beyond this position in all partitions. */
  boolean isWithin(ReadPosition progress) {
    return IntStream.range(0, next.size()).allMatch(p -> next.get(p) <= progress.next(p));
  }

  /** Returns whether a client at this position has that revision. */
  boolean covers(CellRevision revision) {
    return revision.partition() < next.size()
        && revision.revision() < next.get(revision.partition());
  }

  private static List<Long> offsets(String text) {
    return Arrays.stream(text.split("\\."))
        .map(offset -> Long.parseLong(offset, Character.MAX_RADIX))
        .toList();
  }
}
