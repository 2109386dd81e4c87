package io.millrace.audit;

import io.millrace.events.Visitor;
import io.millrace.events.cell.Family;

/**
 * A part of what there is, so that only that much has to be in memory at a time.
 *
 * @param number from 0
 * @param of how many parts there are, at least 1
 */
public record RecountPortion(int number, int of) {
  /** Everything at once. */
  public static final RecountPortion ALL = new RecountPortion(0, 1);

  public RecountPortion {
    if (of < 1 || number < 0 || number >= of) {
      throw new IllegalArgumentException("no part %d of %d".formatted(number, of));
    }
  }

  /** Whether the visitor's events belong to it. */
  public boolean holds(Visitor visitor) {
    return holds(visitor.hashCode());
  }

  /** Whether the cells of that family belong to it. */
  public boolean holds(Family family) {
    return holds(31 * family.platform().hashCode() + family.kind().id().hashCode());
  }

  /** How many parts there must be for so much, when so much fits; both of one unit. */
  public static int count(long all, long fitting) {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(all, fitting)));
  }

  private boolean holds(int hash) {
    // The upper bits as well: neighbours would share a part else.
    return Math.floorMod(hash ^ (hash >>> 16), of) == number;
  }
}
