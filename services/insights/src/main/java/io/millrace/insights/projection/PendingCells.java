package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Progress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What has been read and not yet written, and how far reading has come; both change together. */
@Component
public final class PendingCells {
  private final Map<Cell, CellRevision> cells = new HashMap<>();
  private volatile Progress read = Progress.none();
  private Progress written = Progress.none();

  PendingCells() {}

  /** How far reading has come. Waits for nobody. */
  public Progress progress() {
    return read;
  }

  synchronized void restored(Progress progress) {
    cells.clear();
    read = progress;
    written = progress;
  }

  /**
   * Takes in what was read.
   *
   * @param show shows it to others; nothing of it counts as unwritten, nor leaves, before it comes
   *     back
   */
  synchronized void read(Collection<CellRevision> revisions, Progress progress, Runnable show) {
    revisions.forEach(revision -> cells.merge(revision.cell(), revision, CellRevision::newer));
    read = progress;
    show.run();
  }

  synchronized Map<Cell, CellRevision> find(Collection<Cell> wanted) {
    Map<Cell, CellRevision> found = new HashMap<>();
    for (Cell cell : wanted) {
      CellRevision revision = cells.get(cell);
      if (revision != null) {
        found.put(cell, revision);
      }
    }
    return found;
  }

  synchronized Unwritten unwritten() {
    return new Unwritten(List.copyOf(cells.values()), read, !read.equals(written));
  }

  synchronized void written(Unwritten unwritten) {
    unwritten.cells().forEach(revision -> cells.remove(revision.cell(), revision));
    written = unwritten.progress();
  }

  synchronized int size() {
    return cells.size();
  }

  /**
   * What to write next.
   *
   * @param cells every cell read before {@code progress} and not yet written
   * @param progress true once the cells are written
   * @param moved whether the progress differs from the one in the store
   */
  record Unwritten(List<CellRevision> cells, Progress progress, boolean moved) {
    List<CellRevision> deletions() {
      return cells.stream().filter(revision -> revision.contents().isEmpty()).toList();
    }
  }
}
