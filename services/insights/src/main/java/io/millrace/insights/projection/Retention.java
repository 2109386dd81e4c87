package io.millrace.insights.projection;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.KeepPeriods;
import io.millrace.events.cell.Kind;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides which windows are kept. The age of a window is event time before the newest event that
 * was read. So the same history gives the same data whenever it is imported.
 */
@Component
public final class Retention {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final KeepSettings settings;
  private final PendingCells pending;
  private volatile KeepPeriods keep;

  Retention(KeepSettings settings, PendingCells pending) {
    this.settings = settings;
    this.pending = pending;
    this.keep = settings.keep();
  }

  /**
   * Limits the retention to the periods of the aggregator: windows that the aggregator withdraws
   * are not kept here either.
   */
  public void atMost(KeepPeriods there) {
    KeepPeriods both = settings.keep().and(there);
    if (!both.equals(settings.keep()) && !both.equals(keep)) {
      log.warn("windows are kept for {} only: the aggregator does not keep them longer", both);
    }
    keep = both;
  }

  /**
   * Returns the start of the oldest window of a row of the grain that is kept, milliseconds; empty
   * when all windows are kept. It never goes back.
   */
  public OptionalLong oldest(Grain grain) {
    return oldest(grain, pending.progress().asOf());
  }

  /**
   * Returns the start of the oldest window of a row that is kept when the newest event is at {@code
   * asOf}.
   */
  public OptionalLong oldest(Grain grain, OptionalLong asOf) {
    // All kinds of rows are kept for the same time.
    return oldest(Kind.TRAFFIC, grain, asOf);
  }

  /**
   * Returns the time before which days of entities are expired, milliseconds; empty when all are
   * kept. It never goes back.
   */
  public OptionalLong oldestEntityDay() {
    return oldestEntityDay(pending.progress().asOf());
  }

  /** Returns the same when the newest event is at {@code asOf}. */
  OptionalLong oldestEntityDay(OptionalLong asOf) {
    return oldest(Kind.ENTITIES, Grain.DAY, asOf);
  }

  private OptionalLong oldest(Kind kind, Grain grain, OptionalLong asOf) {
    return asOf.isEmpty() ? OptionalLong.empty() : keep.oldest(kind, grain, asOf.getAsLong());
  }

  /** Returns whether the cell is too old to be kept when the newest event is at {@code asOf}. */
  boolean isExpired(Cell cell, OptionalLong asOf) {
    return asOf.isPresent() && keep.isExpired(cell, asOf.getAsLong());
  }
}
