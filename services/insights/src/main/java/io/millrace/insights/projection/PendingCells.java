package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Stores the cells that are read and not yet written, and the read position. The listener
 * container's thread adds cells, another thread writes them, and queries wait for neither.
 */
@Component
public final class PendingCells {
  private final Map<Cell, CellRevision> cells = new ConcurrentHashMap<>();
  private volatile ReadPosition read = ReadPosition.none();
  private volatile ReadPosition written = ReadPosition.none();

  PendingCells() {}

  /** Returns the read position. At least everything before it can be found. */
  public ReadPosition progress() {
    return read;
  }

  /** Starts again from that position. No other thread may add or write cells at the same time. */
  void restored(ReadPosition progress) {
    cells.clear();
    written = progress;
    read = progress;
  }

  /**
   * Adds cells that were read. {@link RecentCells} must already have them.
   *
   * @param before called when queries find the cells and before they see the position
   */
  void read(Collection<CellRevision> revisions, ReadPosition progress, Runnable before) {
    revisions.forEach(revision -> cells.merge(revision.cell(), revision, CellRevision::newer));
    before.run();
    // Set last: a thread that sees the position finds the cells.
    read = progress;
  }

  Map<Cell, CellRevision> find(Collection<Cell> wanted) {
    Map<Cell, CellRevision> found = new HashMap<>();
    for (Cell cell : wanted) {
      CellRevision revision = cells.get(cell);
      if (revision != null) {
        found.put(cell, revision);
      }
    }
    return found;
  }

  /** Returns those of the pending cells that match. Looks at all of them. */
  List<CellRevision> find(Predicate<Cell> wanted) {
    return cells.values().stream().filter(revision -> wanted.test(revision.cell())).toList();
  }

  Unwritten unwritten() {
    // Read first: cells that come later may be written early, but no cell may be missing.
    ReadPosition progress = read;
    return new Unwritten(List.copyOf(cells.values()), progress, !progress.equals(written));
  }

  void written(Unwritten unwritten) {
    unwritten.cells().forEach(revision -> cells.remove(revision.cell(), revision));
    written = unwritten.progress();
  }

  int size() {
    return cells.size();
  }

  /**
   * The cells and the position to write next.
   *
   * @param cells at least all cells that were read before {@code progress} and are not yet written
   * @param progress the position that is valid when the cells are written
   * @param moved whether the position differs from the position in the store
   */
  record Unwritten(List<CellRevision> cells, ReadPosition progress, boolean moved) {}
}
