package io.millrace.insights.store;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where cells and the position of their reading are kept. Calls block; none takes much longer than
 * two seconds. Every method throws {@link StoreUnavailableException} when the store does not
 * answer, and may then have done a part of its work: all of them can be repeated.
 */
public interface CellStore {

  /** Those of the cells that are there, deletions that are still remembered included. */
  Map<Cell, CellRevision> find(Collection<Cell> cells);

  /** Finds these cells with all their pages. */
  default Map<Cell, CellRevision> findWhole(Collection<Cell> cells) {
    Map<Cell, CellRevision> found = find(cells);
    List<Cell> further = found.values().stream().flatMap(CellRevision::furtherPages).toList();
    if (further.isEmpty()) {
      return found;
    }
    Map<Cell, CellRevision> whole = new HashMap<>(found);
    whole.putAll(find(further));
    return whole;
  }

  /**
   * Writes these revisions, except where a newer one is there already. A deletion is remembered, so
   * that a repeated older revision cannot bring the cell back, until {@link #forget}.
   */
  void write(Collection<CellRevision> revisions);

  /** Forgets these deletions, except where a newer revision is there. */
  void forget(Collection<CellRevision> deletions);

  /** The progress written last, {@link ReadPosition#none()} when there is none. */
  ReadPosition progress();

  /** Writes the progress, partition by partition; no partition goes back. */
  void write(ReadPosition progress);

  /**
   * Drops the cells of that kind and platform whose windows start before {@code to}, as far back as
   * {@code from}. Those that are kept together with later ones stay, see {@link #together}.
   *
   * @param from milliseconds
   * @param to milliseconds
   */
  void expire(Kind kind, String platform, Grain grain, long from, long to);

  /**
   * Returns the time up to which windows of the grain have been deleted: windows that start before
   * it are gone. Milliseconds.
   */
  OptionalLong expired(Grain grain);

  /**
   * Stores that the windows of the grain that start before that time have been deleted.
   * Milliseconds.
   */
  void expired(Grain grain, long before);

  /**
   * Returns the period whose windows are stored and expire together. Periods start at multiples of
   * it since 1970-01-01T00:00:00Z. Zero when each window is stored separately.
   */
  static Duration together(Grain grain) {
    return KeepPeriods.together(grain);
  }

  /** Drops everything: all cells, the progress and where expiry has come to. */
  void clear();

  /** Comes back when the store answers. */
  void ping();
}
