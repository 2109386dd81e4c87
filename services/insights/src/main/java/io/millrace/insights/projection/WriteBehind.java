package io.millrace.insights.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.insights.projection.PendingCells.Unwritten;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes pending cells to the store: first the cells, then the read position. So the stored
 * position is never beyond the stored cells.
 */
@Component
class WriteBehind {
  private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);

  private final PendingCells pending;
  private final CellStore store;
  private final StoreExpiry expiry;
  private final Counter writes;
  private final Timer time;
  private boolean away;

  WriteBehind(PendingCells pending, CellStore store, StoreExpiry expiry, MeterRegistry meters) {
    this.pending = pending;
    this.store = store;
    this.expiry = expiry;
    this.writes =
        Counter.builder("millrace.insights.writes")
            .description("cells written to the store")
            .register(meters);
    this.time =
        Timer.builder("millrace.insights.store.write")
            .description("one write of all pending cells and the position to the store")
            .register(meters);
  }

  /** Writes what there is to write; what fails stays pending. */
  synchronized void flush() {
    try {
      Unwritten unwritten = pending.unwritten();
      write(unwritten);
      expiry.next(unwritten.progress().asOf());
      noteBack();
    } catch (StoreUnavailableException e) {
      noteAway(e);
    }
  }

  /** Whether the store did not answer the last time. */
  synchronized boolean isAway() {
    return away;
  }

  /** Loads the read position from the store, and drops the pending cells. */
  synchronized ReadPosition restore() {
    ReadPosition progress = store.progress();
    expiry.startOver();
    pending.restored(progress);
    return progress;
  }

  /** Drops everything, to read that topic from its beginning. */
  synchronized ReadPosition startOver(String topic) {
    store.clear();
    expiry.startOver();
    ReadPosition progress = ReadPosition.at(topic);
    pending.restored(progress);
    return progress;
  }

  private void write(Unwritten unwritten) {
    if (!unwritten.moved()) {
      return;
    }
    time.record(
        () -> {
          store.write(unwritten.cells());
          store.write(unwritten.progress());
        });
    pending.written(unwritten);
    writes.increment(unwritten.cells().size());
    // From here on no restart reads older revisions of these again.
    store.forget(unwritten.deletions());
  }

  private void noteAway(StoreUnavailableException e) {
    if (!away) {
      log.warn("the store is away, {} cells wait: {}", pending.size(), e.getMessage());
    }
    away = true;
  }

  private void noteBack() {
    if (away) {
      log.info("the store is back");
    }
    away = false;
  }
}
