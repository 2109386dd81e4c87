package io.millrace.insights.lag;

import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.projection.PendingCells;
import io.millrace.insights.thread.StoppableThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes a sample at a fixed pause, in a virtual thread. No fault ends the thread. */
@Component
class LagSampler implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LagSampler.class);

  private final LagSource.Opening source;
  private final LagEstimator lag;
  private final PendingCells cells;
  private final OrderTarget orders;
  private final LagSettings settings;
  private final StoppableThread thread = StoppableThread.ofVirtual("input-lag");

  LagSampler(
      LagSource.Opening source,
      LagEstimator lag,
      PendingCells cells,
      OrderTarget orders,
      LagSettings settings) {
    this.source = source;
    this.lag = lag;
    this.cells = cells;
    this.orders = orders;
    this.settings = settings;
  }

  @Override
  public void start() {
    thread.start(this::run);
  }

  /**
   * Stops the thread. It interrupts the thread because a call to an absent broker would otherwise
   * delay the stop.
   */
  @Override
  public void stop() {
    thread.end();
    thread.interrupt();
    thread.stop();
  }

  @Override
  public boolean isRunning() {
    return thread.isRunning();
  }

  private void run() {
    boolean wanted = true;
    while (wanted) {
      try (LagSource samples = source.open()) {
        while (wanted) {
          attempt(samples);
          wanted = !thread.isStoppedWithin(settings.every());
        }
        // Clears the interrupt, because it would end the close of the source, too.
        Thread.interrupted();
      } catch (RuntimeException e) {
        note(e);
        wanted = !thread.isStoppedWithin(settings.every());
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
    if (thread.isWanted()) {
      log.debug("the lag cannot be sampled", e);
      lag.failed(String.valueOf(e.getMessage()));
    }
  }
}
