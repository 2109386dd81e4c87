package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cells as queries see them: what is stored, and over it what has been read since. */
@Component
public final class LatestCells {
  private final PendingCells pending;
  private final CellStore store;

  LatestCells(PendingCells pending, CellStore store) {
    this.pending = pending;
    this.store = store;
  }

  /**
   * Those of the cells that hold something. Blocks; reads one document per cell asked for.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public Map<Cell, CellRevision> find(Collection<Cell> cells) {
    // Pending first: what leaves it meanwhile is in the store by then.
    Map<Cell, CellRevision> read = pending.find(cells);
    Map<Cell, CellRevision> found = new HashMap<>(store.find(cells));
    read.forEach((cell, revision) -> found.merge(cell, revision, CellRevision::newer));
    found.values().removeIf(revision -> !revision.hasData());
    return found;
  }
}
