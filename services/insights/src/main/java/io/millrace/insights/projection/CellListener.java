package io.millrace.insights.projection;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.Progress;
import java.util.Collection;

/** Who follows the reading. Called by one thread, one call after the other. */
public interface CellListener {

  /** The reading starts, or starts over, from what the store holds: everything up to here. */
  void restored(Progress progress);

  /** These were read, up to here; queries see them already. */
  void read(Collection<CellRevision> revisions, Progress progress);
}
