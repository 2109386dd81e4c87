package io.millrace.aggregator;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops something that may wait for others, and lets go of it after a time. Kafka's clients take
 * time limits for closing, but join their threads without one.
 *
 * @param what is stopped, for the log
 * @param limit after which it is left to the end of the process
 */
record BoundedClose(String what, Duration limit) {
  private static final Logger log = LoggerFactory.getLogger(BoundedClose.class);

  /** Comes back when it has ended, failed, or taken too long. */
  void run(Runnable stop) {
    Thread thread =
        Thread.ofPlatform().daemon().name("stop").uncaughtExceptionHandler(this::warn).start(stop);
    try {
      if (!thread.join(limit)) {
        log.warn("{} did not stop within {}; it is left behind", what, limit);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void warn(Thread thread, Throwable error) {
    log.warn("{} did not stop cleanly", what, error);
  }
}
