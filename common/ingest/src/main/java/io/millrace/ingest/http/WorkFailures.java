package io.millrace.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs requests that ended in an unexpected error. It counts every error, but logs at
 * most one line in 10 s, so that a sender who causes errors cannot flood the log. Safe for several
 * threads.
 */
public final class WorkFailures {
  static final Duration QUIET = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(WorkFailures.class);

  private final Counter counter;
  private final LongSupplier nanoTime;
  private final AtomicLong next;
  private final AtomicLong unlogged = new AtomicLong();

  /**
   * Creates a counter of failures in the registry {@code meters}.
   *
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  public WorkFailures(MeterRegistry meters, LongSupplier nanoTime) {
    this.counter =
        Counter.builder("millrace.ingest.failures")
            .description("requests that ended in an unexpected error of the service")
            .register(meters);
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  /** Counts the error. Logs it unless another error was logged in the last 10 s. Never throws. */
  void note(Throwable error) {
    counter.increment();
    long now = nanoTime.getAsLong();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + QUIET.toNanos())) {
      log.error(
          "a request failed: {} at {} ({} more failures since the last log line)",
          error,
          place(error),
          unlogged.getAndSet(0));
    } else {
      unlogged.incrementAndGet();
    }
  }

  /**
   * The place where the error was thrown. One frame is enough: a stack trace may have a thousand.
   */
  private static Object place(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0];
  }
}
