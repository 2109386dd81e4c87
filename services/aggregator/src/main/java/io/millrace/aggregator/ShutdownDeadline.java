package io.millrace.aggregator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Limits the time that a stream takes to end. A stream that has not ended after this time hangs in
 * one of its threads. For use by one thread.
 */
final class ShutdownDeadline {
  /** The limit, from the first attempt to end a stream. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private final LongSupplier nanos;
  private Optional<Long> since = Optional.empty();

  /**
   * Creates a deadline that has not begun.
   *
   * @param nanos the monotonic clock
   */
  ShutdownDeadline(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Starts the time at the first attempt to end the stream. Later calls change nothing. */
  void begin() {
    if (!hasBegun()) {
      since = Optional.of(nanos.getAsLong());
    }
  }

  boolean hasBegun() {
    return since.isPresent();
  }

  /** Starts the time again, because the broker does not answer and the stream may wait for it. */
  void restart() {
    since = since.map(_ -> nanos.getAsLong());
  }

  /** Stops the time, because the stream has ended. */
  void clear() {
    since = Optional.empty();
  }

  /** Whether more than {@link #LIMIT} has passed since {@link #begin}. */
  boolean hasPassed() {
    return since.filter(at -> nanos.getAsLong() - at > LIMIT.toNanos()).isPresent();
  }
}
