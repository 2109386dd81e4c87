package io.millrace.ingest.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Stops sending after a failed send. While the broker is away, requests then get their answer at
 * once and do not wait. One batch per pause may still be sent, to test whether the broker is back.
 * The first acknowledgement ends the stop. In this class, <em>open</em> means that batches may be
 * sent, and <em>closed</em> means that they may not. Safe for several threads.
 */
final class PublishCircuit {
  private static final long OPEN = Long.MIN_VALUE;

  private final AtomicLong closedUntil = new AtomicLong(OPEN);
  private final long pauseNanos;
  private final LongSupplier nanoTime;

  PublishCircuit(Duration pause, LongSupplier nanoTime) {
    this.pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether a batch may be sent now. */
  boolean passes() {
    long until = closedUntil.get();
    if (until == OPEN) {
      return true;
    }
    long now = nanoTime.getAsLong();
    return now - until >= 0 && closedUntil.compareAndSet(until, now + pauseNanos);
  }

  boolean isOpen() {
    return closedUntil.get() == OPEN;
  }

  /** Closes the circuit. Returns whether it was open before. */
  boolean close() {
    return closedUntil.getAndSet(nanoTime.getAsLong() + pauseNanos) == OPEN;
  }

  void open() {
    if (!isOpen()) {
      closedUntil.set(OPEN);
    }
  }
}
