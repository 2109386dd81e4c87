package io.millrace.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that ended in an error nobody expected. Each is counted; one line is logged, at most
 * once in 10 s, so that a sender who can bring such errors about cannot flood the log.
 */
public final class WorkFailures {
  static final Duration QUIET = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(WorkFailures.class);

  private final Counter counter;
  private final LongSupplier nanoTime;
  private final AtomicLong next;
  private final AtomicLong unsaid = new AtomicLong();

  /**
   * Failures counted in that registry.
   *
   * @param nanoTime a clock that only goes forward, in nanoseconds
   */
  public WorkFailures(MeterRegistry meters, LongSupplier nanoTime) {
    this.counter =
        Counter.builder("millrace.ingest.failures")
            .description("requests that ended in an unexpected error of the service")
            .register(meters);
    this.nanoTime = nanoTime;
    this.next = new AtomicLong(nanoTime.getAsLong());
  }

  /** Counts the error; says it unless one was said just before. Never throws. */
  void note(Throwable error) {
    counter.increment();
    long now = nanoTime.getAsLong();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + QUIET.toNanos())) {
      log.error(
          "a request ended in {} at {} ({} more since the last such line)",
          error,
          place(error),
          unsaid.getAndSet(0));
    } else {
      unsaid.incrementAndGet();
    }
  }

  /** Where it was thrown: one frame instead of up to a thousand. */
  private static Object place(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0];
  }
}
