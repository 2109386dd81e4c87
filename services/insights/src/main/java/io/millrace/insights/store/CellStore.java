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
 * Where cells and the position of their reading are kept. Several instances may share what is kept,
 * each by a store of its own. Each time the topic is read from its beginning, an epoch begins with
 * nothing in it; a store works on the epoch that it has joined last.
 *
 * <p>Calls block; none takes much longer than two seconds. Every method throws {@link
 * StoreUnavailableException} when the store does not answer, and may then have done a part of its
 * work: all of them can be repeated.
 */
public interface CellStore {

  /** Those of the cells that are there, remembered deletions included. */
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
   * that an older revision cannot bring the cell back, whoever writes it and however late, until
   * {@link #expire} drops its window.
   */
  void write(Collection<CellRevision> revisions);

  /**
   * Joins the latest epoch. The progress written last; without one, the beginning of the topic that
   * the epoch began with, or {@link ReadPosition#none()} when none has begun.
   */
  ReadPosition progress();

  /**
   * Begins an epoch for that topic and drops what is of older ones, unless another instance has
   * begun one since this store joined its own: what others have written for it stays. Joins the
   * latest epoch.
   *
   * @return the progress as {@link #progress} says it; of another topic, when another instance has
   *     begun an epoch for that
   */
  ReadPosition startOver(String topic);

  /** Whether the epoch that this store has joined is the latest. */
  boolean isCurrent();

  /** Writes the progress, partition by partition; no partition goes back. */
  void write(ReadPosition progress);

  /**
   * Drops the cells of that kind and platform whose windows start before {@code to}, as far back as
   * {@code from}, and the deletions remembered of them. Those that are kept together with later
   * ones stay, see {@link #together}.
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

  /** Comes back when the store answers. */
  void ping();
}
