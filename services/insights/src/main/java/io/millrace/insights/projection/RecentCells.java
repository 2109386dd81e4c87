package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Cells that are known without the store. One thread loads and reads, one call after the other; any
 * number of threads look, and wait for nobody.
 */
public interface RecentCells {

  /**
   * Starts anew from what the store holds. Blocks.
   *
   * @param restored what the store holds: everything up to here
   */
  void load(ReadPosition restored);

  /** Takes in what was read, up to here; all of it is seen at once. */
  void read(Collection<CellRevision> revisions, ReadPosition progress);

  /** What is known of these cells. */
  Known find(Collection<Cell> cells);

  /**
   * What is known, seen by nobody else.
   *
   * @param found cells as they are
   * @param unknown those of which only the store knows whether there is anything
   */
  record Known(Map<Cell, CellRevision> found, List<Cell> unknown) {
    public Known {
      found = Collections.unmodifiableMap(found);
      unknown = Collections.unmodifiableList(unknown);
    }
  }
}
