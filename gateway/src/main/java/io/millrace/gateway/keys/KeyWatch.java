package io.millrace.gateway.keys;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Checks the keys file for changes at regular intervals. It uses its own thread, because file
 * systems block.
 */
final class KeyWatch implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("keys-file").factory());

  KeyWatch(ApiKeyIndex keys, Duration every) {
    long millis = every.toMillis();
    var _ = thread.scheduleWithFixedDelay(keys::refresh, millis, millis, MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
