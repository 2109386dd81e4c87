package io.millrace.insights.topic;

import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/**
 * The number of times that all records of a topic were written again because some were lost.
 * Offsets of a later edition may be lower than before. So revisions and positions are numbers that
 * are ordered by the edition first and by the offset second. In edition 0, a revision is the
 * offset.
 *
 * @param number from 0
 */
public record Edition(int number) {
  /** Leaves room for 17 thousand billion records in each partition. */
  private static final int SHIFT = 44;

  private static final int MOST = 1 << (Long.SIZE - 1 - SHIFT);

  public Edition {
    if (number < 0 || number >= MOST) {
      throw new IllegalArgumentException("no edition " + number);
    }
  }

  /** Returns the revision of an offset in this edition. */
  public long revision(long offset) {
    return base() + offset;
  }

  /**
   * Returns the offset of a revision in this edition. The result for a revision of an older edition
   * is negative.
   */
  long offset(long revision) {
    return revision - base();
  }

  /** Returns the revisions of these offsets in this edition, by partition. */
  Map<Integer, Long> revisions(Map<Integer, Long> offsets) {
    return each(offsets, this::revision);
  }

  /** Returns the offsets of these revisions in this edition, by partition. */
  Map<Integer, Long> offsets(Map<Integer, Long> revisions) {
    return each(revisions, this::offset);
  }

  /** Returns the edition of a revision. */
  static Edition of(long revision) {
    return new Edition((int) (revision >>> SHIFT));
  }

  private static Map<Integer, Long> each(Map<Integer, Long> numbers, LongUnaryOperator change) {
    return numbers.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> change.applyAsLong(entry.getValue())));
  }

  private long base() {
    return (long) number << SHIFT;
  }
}
