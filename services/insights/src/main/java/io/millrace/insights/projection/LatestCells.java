package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.projection.RecentCells.Known;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.EntityWindow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Finds the latest revisions of cells for queries: pending cells first, then the hot windows, then
 * the store.
 */
@Component
public final class LatestCells {
  private final PendingCells pending;
  private final RecentCells recent;
  private final CellStore store;

  LatestCells(PendingCells pending, RecentCells recent, CellStore store) {
    this.pending = pending;
    this.recent = recent;
    this.store = store;
  }

  /**
   * Finds the cells with data, including all their pages with data. Blocks, unless all cells are in
   * memory.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public Map<Cell, CellRevision> find(Collection<Cell> cells) {
    Map<Cell, CellRevision> found = known(cells);
    List<Cell> further = found.values().stream().flatMap(CellRevision::furtherPages).toList();
    if (!further.isEmpty()) {
      found.putAll(known(further));
    }
    found.values().removeIf(revision -> !revision.hasData());
    return found;
  }

  /**
   * Finds those of the windows that have cells of entities. Deleted cells count. Blocks.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public Set<EntityWindow> withEntities(Collection<EntityWindow> windows) {
    Set<EntityWindow> wanted = Set.copyOf(windows);
    // Pending cells first, for the same reason as below.
    Set<EntityWindow> found = new HashSet<>();
    pending
        .find(cell -> EntityWindow.of(cell).filter(wanted::contains).isPresent())
        .forEach(revision -> EntityWindow.of(revision.cell()).ifPresent(found::add));
    found.addAll(store.withEntities(wanted));
    return found;
  }

  /**
   * Calls the action for each cell of the entities in the window, all pages included. It may be
   * called with several revisions of a cell; the newest one counts. Blocks.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  public void entities(EntityWindow window, Consumer<CellRevision> action) {
    pending.find(cell -> EntityWindow.of(cell).filter(window::equals).isPresent()).forEach(action);
    store.entities(window, action);
  }

  private Map<Cell, CellRevision> known(Collection<Cell> cells) {
    // Pending cells first: a cell that leaves them later is by then in the hot windows or in the
    // store.
    Map<Cell, CellRevision> read = pending.find(cells);
    Known known = recent.find(cells);
    Map<Cell, CellRevision> found = new HashMap<>(known.found());
    if (!known.unknown().isEmpty()) {
      found.putAll(store.find(known.unknown()));
    }
    read.forEach((cell, revision) -> found.merge(cell, revision, CellRevision::newer));
    return found;
  }
}
