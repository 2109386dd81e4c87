package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Cells that are found without the store. The calls of {@link #load} and {@link #read} come one
 * after the other: the listener container's thread reads, and the thread of the projection loads
 * before a delivery starts. Any number of threads call {@link #find} without waiting.
 */
public interface RecentCells {

  /**
   * Loads the newest windows from the store. Blocks.
   *
   * @param restored read position of the store
   */
  void load(ReadPosition restored);

  /** Adds the revisions that were read up to that position. All of them become visible at once. */
  void read(Collection<CellRevision> revisions, ReadPosition progress);

  /** Finds these cells in memory. */
  Known find(Collection<Cell> cells);

  /**
   * The result of a search in memory. Only the caller has it.
   *
   * @param found revisions that are known
   * @param unknown cells that only the store may know
   */
  record Known(Map<Cell, CellRevision> found, List<Cell> unknown) {
    public Known {
      found = Collections.unmodifiableMap(found);
      unknown = Collections.unmodifiableList(unknown);
    }
  }
}
