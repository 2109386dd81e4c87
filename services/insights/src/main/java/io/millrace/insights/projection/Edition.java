package io.millrace.insights.projection;

/**
 * How often all summaries were written again, because some were lost. Offsets after that may be
 * lower than before; so what orders revisions and positions is the edition first, the offset then,
 * in one number. Edition 0 leaves offsets as they are.
 *
 * @param number from 0
 */
public record Edition(int number) {
  /** Room for 17 thousand billion records in each partition. */
  private static final int SHIFT = 44;

  private static final int MOST = 1 << (Long.SIZE - 1 - SHIFT);

  public Edition {
    if (number < 0 || number >= MOST) {
      throw new IllegalArgumentException("no edition " + number);
    }
  }

  /** That offset of this edition as a revision. */
  public long revision(long offset) {
    return base() + offset;
  }

  /** The offset of a revision of this edition; what is of an older one is before every offset. */
  public long offset(long revision) {
    return revision - base();
  }

  /** The edition that a revision is of. */
  static Edition of(long revision) {
    return new Edition((int) (revision >>> SHIFT));
  }

  private long base() {
    return (long) number << SHIFT;
  }
}
