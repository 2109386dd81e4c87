package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Cells that are known without the store. */
public interface RecentCells {

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
