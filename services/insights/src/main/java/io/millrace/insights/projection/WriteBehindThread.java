package io.millrace.insights.projection;

import io.millrace.insights.thread.StoppableThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Writes pending cells to the store, in a virtual thread. No fault ends the thread. */
@Component
class WriteBehindThread implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WriteBehindThread.class);

  private final WriteBehind store;
  private final ProjectionSettings settings;
  private final StoppableThread thread = StoppableThread.ofVirtual("write-behind");

  WriteBehindThread(WriteBehind store, ProjectionSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  @Override
  public void start() {
    thread.start(this::write);
  }

  @Override
  public void stop() {
    thread.end();
    store.hurry();
    thread.stop();
  }

  @Override
  public boolean isRunning() {
    return thread.isRunning();
  }

  /** Stops after the thread that reads, so that its last write has everything that was read. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }

  private void write() {
    boolean last = false;
    while (!last) {
      waitForWrites();
      last = !thread.isWanted();
      flush();
    }
  }

  /** Waits until a write is due, until the pending cells are full, or until the end. */
  private void waitForWrites() {
    if (store.isAway()) {
      thread.isStoppedWithin(settings.retry());
    } else {
      waitForWritesToBeDue();
    }
  }

  private void waitForWritesToBeDue() {
    try {
      store.awaitHurry(settings.flush());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      thread.end();
    }
  }

  private void flush() {
    try {
      store.flush();
    } catch (RuntimeException e) {
      log.error("writing cells failed; it will be tried again", e);
    }
  }
}
