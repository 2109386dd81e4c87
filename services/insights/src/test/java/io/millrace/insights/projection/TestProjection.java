package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.ReadPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The public parts of a projection, filled by a test. */
public final class TestProjection {
  private final PendingCells pending = new PendingCells();
  private final LatestCells latest;
  private final Retention retention;

  /** Makes a projection that keeps all windows. */
  public TestProjection(CellStore store) {
    this(store, Duration.ZERO, Duration.ZERO);
  }

  public TestProjection(CellStore store, Duration keepMinutes, Duration keepHours) {
    latest = new LatestCells(pending, nothingRecent(), store);
    retention = new Retention(new KeepSettings(keepMinutes, keepHours), pending);
  }

  public PendingCells pending() {
    return pending;
  }

  public LatestCells latest() {
    return latest;
  }

  public Retention retention() {
    return retention;
  }

  public void read(Collection<CellRevision> revisions, ReadPosition progress) {
    pending.read(revisions, progress, () -> {});
  }

  static RecentCells nothingRecent() {
    return new RecentCells() {
      @Override
      public void load(ReadPosition restored) {}

      @Override
      public void read(Collection<CellRevision> revisions, ReadPosition progress) {}

      @Override
      public Known find(Collection<Cell> cells) {
        return new Known(Map.of(), List.copyOf(cells));
      }
    };
  }
}
