package io.millrace.insights.projection;

import io.millrace.events.cell.Kind;
import io.millrace.insights.store.CellRevision;
import java.util.Collection;
import java.util.Set;

/**
 * Gets the revisions of some kinds of cells that the projection reads. The calls come one after the
 * other and must neither block nor compute much, as reading waits for them.
 */
public interface CellChanges {

  /** Returns the kinds of cells whose revisions it gets. Always the same. */
  Set<Kind> kinds();

  /** Forgets everything: the projection starts again from the store. */
  void restarted();

  /**
   * Takes revisions that {@link LatestCells} already finds, before queries see their position. So
   * whoever begins to load cells either finds a revision there or gets it here.
   */
  void read(Collection<CellRevision> revisions);
}
