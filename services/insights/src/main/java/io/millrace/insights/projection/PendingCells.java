package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What has been read and not yet written, and how far reading has come. One thread reads, one
 * writes; queries wait for neither.
 */
@Component
public final class PendingCells {
  private final Map<Cell, CellRevision> cells = new ConcurrentHashMap<>();
  private volatile ReadPosition read = ReadPosition.none();
  private volatile ReadPosition written = ReadPosition.none();

  PendingCells() {}

  /** How far reading has come: at least everything before it can be found. */
  public ReadPosition progress() {
    return read;
  }

  /** Starts anew; nothing may be read or written meanwhile. */
  void restored(ReadPosition progress) {
    cells.clear();
    written = progress;
    read = progress;
  }

  /** Takes in what was read; {@link RecentCells} have it already. */
  void read(Collection<CellRevision> revisions, ReadPosition progress) {
    revisions.forEach(revision -> cells.merge(revision.cell(), revision, CellRevision::newer));
    // Last: who sees the progress finds the cells.
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

  Unwritten unwritten() {
    // First: cells that come meanwhile may be written early, none may be missing.
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
   * What to write next.
   *
   * @param cells at least every cell read before {@code progress} and not yet written
   * @param progress true once the cells are written
   * @param moved whether the progress differs from the one in the store
   */
  record Unwritten(List<CellRevision> cells, ReadPosition progress, boolean moved) {
    List<CellRevision> deletions() {
      return cells.stream().filter(revision -> revision.contents().isEmpty()).toList();
    }
  }
}
