package io.millrace.insights.store;

import io.millrace.events.cell.Cell;
import java.util.Optional;

/**
 * A cell as one record of the summaries left it.
 *
 * @param cell its address
 * @param partition of the record; a cell never changes partition
 * @param revision offset of the record in that partition
 * @param contents the whole cell; empty when the record deleted it
 */
public record CellRevision(Cell cell, int partition, long revision, Optional<Contents> contents) {

  /** Whether this is what the cell looks like after the other. */
  public boolean isNewerThan(CellRevision other) {
    return revision > other.revision;
  }

  /** The newer of two revisions of one cell. */
  public static CellRevision newer(CellRevision one, CellRevision other) {
    return other.isNewerThan(one) ? other : one;
  }

  /** Whether the cell has any integers. */
  public boolean hasData() {
    return contents.filter(held -> !held.isEmpty()).isPresent();
  }
}
