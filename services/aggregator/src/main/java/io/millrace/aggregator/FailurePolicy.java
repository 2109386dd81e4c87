package io.millrace.aggregator;

import java.util.function.Consumer;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows when a stream thread dies: another takes over, since most causes pass (a broker away
 * too long, a full disk). One that keeps dying stops the stream, visibly.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int MAX_IN_A_ROW = 20;
  private static final long FORGET_AFTER_NANOS = 600_000_000_000L;

  private final Consumer<String> report;
  private int inARow;
  private long last = System.nanoTime();

  FailurePolicy(Consumer<String> report) {
    this.report = report;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable error) {
    log.error("a stream thread died", error);
    report.accept("a stream thread died: " + error);
    long now = System.nanoTime();
    inARow = now - last > FORGET_AFTER_NANOS ? 1 : inARow + 1;
    last = now;
    return inARow > MAX_IN_A_ROW
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
