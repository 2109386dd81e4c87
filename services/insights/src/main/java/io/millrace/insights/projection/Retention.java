package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.insights.store.CellStore;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Which windows are still there. Age is event time before the newest event that was read, so that
 * the same history is the same data whenever it is imported.
 */
@Component
public final class Retention {
  private final KeepSettings keep;
  private final PendingCells pending;

  Retention(KeepSettings keep, PendingCells pending) {
    this.keep = keep;
    this.pending = pending;
  }

  /**
   * The start of the oldest window of the grain that is kept, milliseconds; empty when all are. It
   * never goes back.
   */
  public OptionalLong oldest(Grain grain) {
    return oldest(grain, pending.progress().asOf());
  }

  /** The same when the newest event was at {@code asOf}. */
  public OptionalLong oldest(Grain grain, OptionalLong asOf) {
    Duration age = age(grain);
    if (age.isZero() || asOf.isEmpty()) {
      return OptionalLong.empty();
    }
    long together = CellStore.together(grain).toMillis();
    return OptionalLong.of(Math.floorDiv(asOf.getAsLong() - age.toMillis(), together) * together);
  }

  /** Whether the cell is too old to be kept when the newest event was at {@code asOf}. */
  boolean isExpired(Cell cell, OptionalLong asOf) {
    OptionalLong oldest = oldest(cell.grain(), asOf);
    return oldest.isPresent() && cell.start() < oldest.getAsLong();
  }

  private Duration age(Grain grain) {
    return switch (grain) {
      case MINUTE -> keep.minutes();
      case HOUR -> keep.hours();
      case DAY, WEEK, MONTH -> Duration.ZERO;
    };
  }
}
