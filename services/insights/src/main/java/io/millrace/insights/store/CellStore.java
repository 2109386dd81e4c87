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
import java.util.Set;
import java.util.function.Consumer;

/** Stores cells and the position up to which they were read. */
public interface CellStore extends PositionStore {

  /** Finds those of the cells that are stored. Stored deletions are included. */
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
   * Writes these revisions, except where a newer revision is stored. A deletion is stored, too,
   * until {@link #expire} deletes its window. So an older revision that an instance writes later
   * does not bring the cell back.
   */
  void write(Collection<CellRevision> revisions);

  /** Finds those of the windows that have cells of entities. Stored deletions count as cells. */
  Set<EntityWindow> withEntities(Collection<EntityWindow> windows);

  /**
   * Calls the action for each stored cell of the entities in the window, all pages and stored
   * deletions included, in no order. Blocks. Holds only a small part of the window in memory.
   */
  void entities(EntityWindow window, Consumer<CellRevision> action);

  /**
   * Deletes the cells of a kind and platform whose windows start between two times, and their
   * stored deletions. Cells that are stored together with later cells stay, see {@link #together}.
   *
   * @param from milliseconds, included
   * @param to milliseconds, excluded
   */
  void expire(Kind kind, String platform, Grain grain, long from, long to);

  /** Deletes all cells of the entities of a window, and their stored deletions. */
  void expire(EntityWindow window);

  /**
   * Returns the time up to which windows of the grain have been deleted: windows that start before
   * it are gone. Milliseconds. Days are those of entities: no other days are deleted.
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

  /** Returns when the store answers. */
  void ping();
}
