package io.millrace.ingest.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Closed after a failed send: while the broker is away, requests are answered at once instead of
 * each waiting for itself. Once per pause one batch is let through to see whether it is back; the
 * first acknowledgement opens the gate.
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

  /** Closes the gate; whether it was open. */
  boolean close() {
    return closedUntil.getAndSet(nanoTime.getAsLong() + pauseNanos) == OPEN;
  }

  void open() {
    if (!isOpen()) {
      closedUntil.set(OPEN);
    }
  }
}
