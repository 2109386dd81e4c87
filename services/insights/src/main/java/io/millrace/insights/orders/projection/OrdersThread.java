package io.millrace.insights.orders.projection;

import io.millrace.insights.projection.ProjectionSettings;
import io.millrace.insights.projection.SourceUnavailableException;
import io.millrace.insights.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the projection of explained orders in a platform thread. The thread opens and checks the
 * source; the thread of the listener container delivers the records. No fault ends the thread, and
 * no fault blocks other answers.
 */
@Component
class OrdersThread implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OrdersThread.class);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final OrdersProjection projection;
  private final OrdersState state;
  private final ProjectionSettings pace;
  private volatile CountDownLatch stop = new CountDownLatch(0);
  private volatile Optional<Thread> thread = Optional.empty();

  OrdersThread(OrdersProjection projection, OrdersState state, ProjectionSettings pace) {
    this.projection = projection;
    this.state = state;
    this.pace = pace;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Optional.of(Thread.ofPlatform().name("orders").start(this::read));
  }

  @Override
  public void stop() {
    stop.countDown();
    thread.ifPresent(OrdersThread::join);
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }

  private void read() {
    while (isWanted()) {
      try {
        projection.read(this::isWanted);
      } catch (SourceUnavailableException | StoreUnavailableException e) {
        note(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        log.error("reading explained orders failed; it will be tried again", e);
        state.failed("unexpected: " + e.getMessage());
      }
      pause();
    }
  }

  private void note(String fault) {
    if (!state.fault().equals(Optional.of(fault))) {
      log.warn("explained orders are not read: {}", fault);
    }
    state.failed(fault);
  }

  private boolean isWanted() {
    return stop.getCount() > 0;
  }

  private void pause() {
    try {
      var _ = stop.await(pace.retry().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stop.countDown();
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
