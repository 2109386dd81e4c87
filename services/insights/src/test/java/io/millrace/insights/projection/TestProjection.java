package io.millrace.insights.projection;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.Progress;
import java.util.Collection;

/** What a projection shows to others, filled by hand. */
public final class TestProjection {
  private final PendingCells pending = new PendingCells();
  private final LatestCells latest;

  public TestProjection(CellStore store) {
    latest = new LatestCells(pending, store);
  }

  public PendingCells pending() {
    return pending;
  }

  public LatestCells latest() {
    return latest;
  }

  public void read(Collection<CellRevision> revisions, Progress progress) {
    pending.read(revisions, progress);
  }
}
