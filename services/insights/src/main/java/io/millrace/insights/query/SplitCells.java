package io.millrace.insights.query;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.insights.memory.OpenLoads;
import io.millrace.insights.memory.OpenLoads.Load;
import io.millrace.insights.memory.Remembered;
import io.millrace.insights.projection.CellChanges;
import io.millrace.insights.projection.LatestCells;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Keeps cells by channel and region in memory, decoded, until the projection reads a newer
 * revision. So a question reads the store only for cells that changed or that nobody asked for
 * lately. It keeps the cells that were used last, in bounded memory. Safe for threads.
 */
@Component
final class SplitCells implements CellChanges {
  /** A small number: what was loaded stays when the query ends before everything is loaded. */
  private static final int BATCH = 64;

  /** The object, its texts, and its place in a table. */
  private static final int BYTES_OF_A_MEASURE = 200;

  private final LatestCells latest;
  private final int mostMeasures;

  /** Only one query at a time reads the store. */
  private final ReentrantLock loading = new ReentrantLock();

  /** Guarded by itself, like all below. */
  private final Remembered<Cell, SplitCell> cells;

  private final Map<Measure, Measure> measures = new HashMap<>();
  private final OpenLoads<Cell> loads = new OpenLoads<>();

  SplitCells(LatestCells latest, SplitSettings settings) {
    this.latest = latest;
    this.cells = new Remembered<>(2 * settings.quarter(), SplitCell::bytes);
    this.mostMeasures = settings.quarter() / BYTES_OF_A_MEASURE;
  }

  @Override
  public Set<Kind> kinds() {
    return EnumSet.of(Kind.CHANNELS, Kind.REGIONS);
  }

  @Override
  public void restarted() {
    synchronized (cells) {
      cells.clear();
      measures.clear();
      loads.allChanged();
    }
  }

  @Override
  public void read(Collection<CellRevision> revisions) {
    synchronized (cells) {
      for (CellRevision revision : revisions) {
        Cell first = revision.cell().first();
        cells.remove(first);
        loads.changed(first);
      }
    }
  }

  /**
   * Finds the cells. All of them are in the result. Blocks when one of them is not in memory.
   *
   * @param wanted first pages
   * @throws StoreUnavailableException when the store does not answer
   */
  Map<Cell, SplitCell> find(Collection<Cell> wanted) {
    Map<Cell, SplitCell> found = new HashMap<>();
    if (!known(wanted, found).isEmpty()) {
      lock();
      try {
        List<Cell> missing = known(wanted, found);
        for (int from = 0; from < missing.size(); from += BATCH) {
          found.putAll(load(missing.subList(from, Math.min(from + BATCH, missing.size()))));
        }
      } finally {
        loading.unlock();
      }
    }
    return found;
  }

  /** Returns an estimate of the bytes in memory. */
  long bytes() {
    synchronized (cells) {
      return cells.size() + (long) BYTES_OF_A_MEASURE * measures.size();
    }
  }

  /** Adds the cells in memory, and returns the others. */
  private List<Cell> known(Collection<Cell> wanted, Map<Cell, SplitCell> found) {
    List<Cell> missing = new ArrayList<>();
    synchronized (cells) {
      for (Cell cell : wanted) {
        cells.find(cell).ifPresentOrElse(split -> found.put(cell, split), () -> missing.add(cell));
      }
    }
    return missing;
  }

  private Map<Cell, SplitCell> load(List<Cell> wanted) {
    Load<Cell> load;
    synchronized (cells) {
      load = loads.begin(wanted);
    }
    try {
      Map<Cell, SplitCell> decoded = decoded(wanted, latest.find(wanted).values());
      synchronized (cells) {
        Set<Cell> unchanged = load.unchanged();
        decoded.forEach(
            (cell, split) -> {
              if (unchanged.contains(cell)) {
                cells.put(cell, split);
              }
            });
      }
      return decoded;
    } finally {
      synchronized (cells) {
        loads.end(load);
      }
    }
  }

  private Map<Cell, SplitCell> decoded(List<Cell> wanted, Collection<CellRevision> revisions) {
    Map<Cell, List<CellRevision>> pages = new HashMap<>();
    revisions.stream()
        .sorted(Comparator.comparingInt(revision -> revision.cell().page()))
        .forEach(
            revision ->
                pages
                    .computeIfAbsent(revision.cell().first(), _ -> new ArrayList<>())
                    .add(revision));
    Map<Cell, SplitCell> decoded = new HashMap<>();
    for (Cell cell : wanted) {
      List<CellRevision> found = pages.getOrDefault(cell, List.of());
      decoded.put(cell, found.isEmpty() ? SplitCell.NONE : new SplitCell(found, this::shared));
    }
    return decoded;
  }

  private Measure shared(Measure measure) {
    synchronized (cells) {
      if (measures.size() >= mostMeasures) {
        // Cells would keep the earlier sub-keys in memory.
        measures.clear();
        cells.clear();
      }
      Measure known = measures.putIfAbsent(measure, measure);
      return known == null ? measure : known;
    }
  }

  private void lock() {
    try {
      loading.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("the query has ended", e);
    }
  }
}
