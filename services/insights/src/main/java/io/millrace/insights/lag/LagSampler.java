package io.millrace.insights.lag;

import io.millrace.insights.orders.projection.OrdersState;
import io.millrace.insights.projection.PendingCells;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes a sample at a fixed pause, in a virtual thread. No fault ends the thread. */
@Component
class LagSampler implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LagSampler.class);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final LagSource.Opening source;
  private final LagEstimator lag;
  private final PendingCells cells;
  private final OrdersState orders;
  private final LagSettings settings;
  private volatile CountDownLatch stop = new CountDownLatch(0);
  private volatile Optional<Thread> thread = Optional.empty();

  LagSampler(
      LagSource.Opening source,
      LagEstimator lag,
      PendingCells cells,
      OrdersState orders,
      LagSettings settings) {
    this.source = source;
    this.lag = lag;
    this.cells = cells;
    this.orders = orders;
    this.settings = settings;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Optional.of(Thread.ofVirtual().name("input-lag").start(this::run));
  }

  /**
   * Stops the thread. It interrupts the thread because a call to an absent broker would otherwise
   * delay the stop.
   */
  @Override
  public void stop() {
    stop.countDown();
    thread.ifPresent(LagSampler::end);
    thread = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return thread.isPresent();
  }

  private void run() {
    boolean wanted = true;
    while (wanted) {
      try (LagSource samples = source.open()) {
        while (wanted) {
          attempt(samples);
          wanted = !isStoppedWithin(settings.every());
        }
        // Clears the interrupt, because it would end the close of the source, too.
        Thread.interrupted();
      } catch (RuntimeException e) {
        note(e);
        wanted = !isStoppedWithin(settings.every());
      }
    }
  }

  private void attempt(LagSource samples) {
    try {
      long at = System.nanoTime();
      LagSample sample = samples.sample();
      lag.seen(sample, at, cells.progress(), orders.progress());
    } catch (UnknownLagException e) {
      note(e);
    }
  }

  private void note(RuntimeException e) {
    if (stop.getCount() > 0) {
      log.debug("the lag cannot be sampled", e);
      lag.failed(String.valueOf(e.getMessage()));
    }
  }

  private boolean isStoppedWithin(Duration wait) {
    try {
      return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  private static void end(Thread thread) {
    thread.interrupt();
    try {
      if (!thread.join(STOPPING)) {
        log.warn("thread {} did not end within {}", thread.getName(), STOPPING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
