package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Cells that are known without the store. */
public interface RecentCells {

  /** What is known of these cells. */
  Known find(Collection<Cell> cells);

  /**
   * What is known.
   *
   * @param found cells as they are
   * @param unknown those of which only the store knows whether there is anything
   */
  record Known(Map<Cell, CellRevision> found, List<Cell> unknown) {
    public Known {
      found = Map.copyOf(found);
      unknown = List.copyOf(unknown);
    }
  }
}
