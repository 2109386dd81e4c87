package io.millrace.aggregator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long a stream that is to end may take. One that has not ended by then never will: one of its
 * threads hangs. For one thread.
 */
final class ShutdownDeadline {
  /** From the first try to end a stream. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  private final LongSupplier nanos;
  private Optional<Long> since = Optional.empty();

  /**
   * A deadline of a stream that is not to end.
   *
   * @param nanos the monotonic clock
   */
  ShutdownDeadline(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The stream is to end; only the first call counts. */
  void begin() {
    if (since.isEmpty()) {
      since = Optional.of(nanos.getAsLong());
    }
  }

  /** The broker does not answer, and the stream may be waiting for it: the time begins again. */
  void restart() {
    since = since.map(_ -> nanos.getAsLong());
  }

  /** The stream has ended, or another one has begun. */
  void clear() {
    since = Optional.empty();
  }

  /** Whether the stream was to end more than {@link #LIMIT} ago and has not. */
  boolean hasPassed() {
    return since.filter(at -> nanos.getAsLong() - at > LIMIT.toNanos()).isPresent();
  }
}
