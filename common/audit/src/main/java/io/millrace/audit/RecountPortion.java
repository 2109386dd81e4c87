package io.millrace.audit;

import io.millrace.events.Visitor;
import io.millrace.events.cell.Family;

/**
 * One of several parts of the visitors and families. Recounting part by part keeps only one part in
 * memory at a time.
 *
 * @param number the number of this part, from 0
 * @param of the number of parts, at least 1
 */
public record RecountPortion(int number, int of) {
  /** The only part: all visitors and all families. */
  public static final RecountPortion ALL = new RecountPortion(0, 1);

  public RecountPortion {
    if (of < 1 || number < 0 || number >= of) {
      throw new IllegalArgumentException("no part %d of %d".formatted(number, of));
    }
  }

  /** Whether this part contains the visitor. */
  public boolean holds(Visitor visitor) {
    return holds(visitor.hashCode());
  }

  /** Whether this part contains the cells of this family. */
  public boolean holds(Family family) {
    return holds(family.key().hashCode());
  }

  /**
   * The number of parts that are needed for {@code all} when {@code fitting} fits into memory; both
   * in the same unit.
   */
  public static int count(long all, long fitting) {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(all, fitting)));
  }

  private boolean holds(int hash) {
    // Without the upper bits, similar keys would all be in the same part.
    return Math.floorMod(hash ^ (hash >>> 16), of) == number;
  }
}
