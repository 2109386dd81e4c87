package io.millrace.insights.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far the summaries have been read.
 *
 * @param topic the id that the broker gave the topic; another id means another topic of the same
 *     name, whose offsets mean something else. Empty before the first reading.
 * @param next offset of the next record to read, by partition
 * @param asOf the greatest event time of all cells read, milliseconds; empty before the first
 */
public record ReadPosition(Optional<String> topic, Map<Integer, Long> next, OptionalLong asOf) {
  private static final ReadPosition NONE =
      new ReadPosition(Optional.empty(), Map.of(), OptionalLong.empty());

  public ReadPosition {
    next = Map.copyOf(next);
  }

  /** Nothing has been read. */
  public static ReadPosition none() {
    return NONE;
  }

  /** Nothing of that topic has been read. */
  public static ReadPosition at(String topic) {
    return new ReadPosition(Optional.of(topic), Map.of(), OptionalLong.empty());
  }

  /** {@link #asOf()} as a moment. */
  public Optional<Instant> asOfInstant() {
    return asOf.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asOf.getAsLong()));
  }

  /** The next offset of a partition, 0 when it has not been read. */
  public long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }
}
