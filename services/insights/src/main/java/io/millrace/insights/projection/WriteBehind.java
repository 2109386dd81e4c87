package io.millrace.insights.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.insights.projection.PendingCells.Unwritten;
import io.millrace.insights.store.CellStore;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
  private final Semaphore hurries = new Semaphore(0);
  private boolean away;
  private volatile boolean superseded;

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

  /**
   * Writes the pending cells and the position. After a failure they stay pending. Nothing is
   * written after another instance has begun an epoch.
   */
  synchronized void flush() {
    try {
      superseded = !store.isCurrent();
      if (!superseded) {
        Unwritten unwritten = pending.unwritten();
        write(unwritten);
        expiry.next(unwritten.progress().asOf());
      }
      noteBack();
    } catch (StoreUnavailableException e) {
      noteAway(e);
    }
  }

  /**
   * Whether another instance has begun an epoch. Then this instance must {@link #restore}. Does not
   * block.
   */
  boolean isSuperseded() {
    return superseded;
  }

  /** Asks for a write soon. Does not block. */
  void hurry() {
    hurries.release();
  }

  /** Waits until somebody asks for a write soon, and at most that time. */
  void awaitHurry(Duration atMost) throws InterruptedException {
    var _ = hurries.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    hurries.drainPermits();
  }

  /** Whether the store did not answer the last time. */
  synchronized boolean isAway() {
    return away;
  }

  /** Loads the read position from the store, and drops the pending cells. */
  synchronized ReadPosition restore() {
    return restored(store.progress());
  }

  /**
   * Begins an epoch to read a topic from its beginning, or joins the epoch that another instance
   * has begun, possibly for another topic.
   */
  synchronized ReadPosition startOver(String topic) {
    return restored(store.startOver(topic));
  }

  private ReadPosition restored(ReadPosition progress) {
    expiry.startOver();
    pending.restored(progress);
    superseded = false;
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
