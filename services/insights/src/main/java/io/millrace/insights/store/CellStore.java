package io.millrace.insights.store;

import io.millrace.events.cell.Cell;
import java.util.Collection;
import java.util.Map;

/**
 * Where cells and the position of their reading are kept. Calls block; none takes much longer than
 * two seconds. Every method throws {@link StoreUnavailableException} when the store does not
 * answer, and may then have done a part of its work: all of them can be repeated.
 */
public interface CellStore {

  /**
   * Those of the cells that are there, deletions that are still remembered included. Reads one
   * document per cell asked for.
   */
  Map<Cell, CellRevision> find(Collection<Cell> cells);

  /**
   * Writes these revisions, except where a newer one is there already. A deletion is remembered, so
   * that a repeated older revision cannot bring the cell back, until {@link #forget}.
   */
  void write(Collection<CellRevision> revisions);

  /** Forgets these deletions, except where a newer revision is there. */
  void forget(Collection<CellRevision> deletions);

  /** The progress written last, {@link Progress#none()} when there is none. */
  Progress progress();

  /** Writes the progress, partition by partition; no partition goes back. */
  void write(Progress progress);

  /** Drops everything: all cells and the progress. */
  void clear();

  /** Comes back when the store answers. */
  void ping();
}
