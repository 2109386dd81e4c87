package io.millrace.aggregator;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes something with a time limit, and continues without it when the limit passes. Kafka's
 * clients take time limits for closing, but join their threads without a limit.
 *
 * @param what is closed, for the log
 * @param limit after which it is left to the end of the process
 */
record BoundedClose(String what, Duration limit) {
  private static final Logger log = LoggerFactory.getLogger(BoundedClose.class);

  /** Returns when the close has ended, failed, or exceeded the limit. */
  void run(Runnable stop) {
    Thread thread =
        Thread.ofPlatform().daemon().name("stop").uncaughtExceptionHandler(this::warn).start(stop);
    try {
      if (!thread.join(limit)) {
        log.warn(
            "{} did not stop within {}; the process continues without waiting for it", what, limit);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void warn(Thread thread, Throwable error) {
    log.warn("{} did not stop cleanly", what, error);
  }
}
