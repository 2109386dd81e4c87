package io.millrace.insights.projection;

import io.millrace.insights.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the projection in two threads. The first opens and checks the source; the listener
 * container's thread delivers the records. The second writes pending cells to the store. No fault
 * ends a thread.
 */
@Component
class ProjectionThreads implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ProjectionThreads.class);
  private static final Duration WAIT_FOR_ROOM = Duration.ofMillis(50);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final Projection projection;
  private final WriteBehind store;
  private final ReadingState state;
  private final ProjectionSettings settings;
  private final Semaphore writes = new Semaphore(0);
  private volatile CountDownLatch stop = new CountDownLatch(0);
  private volatile List<Thread> threads = List.of();

  ProjectionThreads(
      Projection projection, WriteBehind store, ReadingState state, ProjectionSettings settings) {
    this.projection = projection;
    this.store = store;
    this.state = state;
    this.settings = settings;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    threads =
        List.of(
            Thread.ofPlatform().name("summaries").start(this::read),
            Thread.ofVirtual().name("write-behind").start(this::write));
  }

  @Override
  public void stop() {
    stop.countDown();
    writes.release();
    threads.forEach(ProjectionThreads::join);
    threads = List.of();
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }

  private void read() {
    boolean restored = false;
    while (isWanted()) {
      restored = attempt(restored);
      isStoppedWithin(settings.retry());
    }
  }

  private boolean attempt(boolean restored) {
    boolean ready = restored;
    try {
      if (!ready) {
        projection.restore();
        ready = true;
      }
      projection.read(this::isWanted, this::waitForRoom);
    } catch (SourceUnavailableException | StoreUnavailableException e) {
      note(e);
    } catch (RuntimeException e) {
      log.error("reading the summaries failed; it will be tried again", e);
      state.failed("unexpected: " + e.getMessage());
    }
    return ready;
  }

  private void write() {
    boolean last = false;
    while (!last) {
      waitForWrites();
      last = !isWanted();
      flush();
    }
  }

  /** Waits until a write is due, until the pending cells are full, or until the end. */
  private void waitForWrites() {
    if (store.isAway()) {
      isStoppedWithin(settings.retry());
    } else {
      waitForWritesToBeDue();
    }
  }

  private void waitForWritesToBeDue() {
    try {
      var _ = writes.tryAcquire(settings.flush().toMillis(), TimeUnit.MILLISECONDS);
      writes.drainPermits();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  private void waitForRoom() {
    writes.release();
    isStoppedWithin(WAIT_FOR_ROOM);
  }

  private void flush() {
    try {
      store.flush();
    } catch (RuntimeException e) {
      log.error("writing cells failed; it will be tried again", e);
    }
  }

  private void note(RuntimeException e) {
    if (state.fault().isEmpty()) {
      log.warn("summaries are not read: {}", e.getMessage());
    }
    state.failed(String.valueOf(e.getMessage()));
  }

  private boolean isWanted() {
    return stop.getCount() > 0;
  }

  private boolean isStoppedWithin(Duration wait) {
    try {
      return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(STOPPING)) {
        log.warn("thread {} did not end within {}", thread.getName(), STOPPING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
