package io.millrace.insights.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The position up to which a topic has been read.
 *
 * @param topic the id that the broker gave the topic; another id means another topic with the same
 *     name, whose offsets have another meaning. Empty before the first read.
 * @param next revision of the next record to read, by partition; equal to the offset in edition 0
 * @param asOf the greatest event time of all records that were read, milliseconds; empty before the
 *     first
 */
public record ReadPosition(Optional<String> topic, Map<Integer, Long> next, OptionalLong asOf) {
  private static final ReadPosition NONE =
      new ReadPosition(Optional.empty(), Map.of(), OptionalLong.empty());

  public ReadPosition {
    next = Map.copyOf(next);
  }

  /** Returns the position before the first read. */
  public static ReadPosition none() {
    return NONE;
  }

  /** Returns the position at the start of that topic. */
  public static ReadPosition at(String topic) {
    return new ReadPosition(Optional.of(topic), Map.of(), OptionalLong.empty());
  }

  /** Returns {@link #asOf()} as an instant. */
  public Optional<Instant> asOfInstant() {
    return asOf.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asOf.getAsLong()));
  }

  /** Returns the next position of a partition, 0 when nothing of it has been read. */
  public long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }
}
