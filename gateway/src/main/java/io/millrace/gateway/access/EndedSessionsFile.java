package io.millrace.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.millrace.keys.LockedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ended sessions in a file. So they stay ended after a restart, and for all gateways that
 * share the file. Its own thread reads and writes the file, because file systems block.
 */
final class EndedSessionsFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EndedSessionsFile.class);

  private final LockedFile file;
  private final EndedSessions ended;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ended-sessions").factory());
  private Optional<LockedFile.Version> seen = Optional.empty();
  private boolean failing;

  /** Reads the file once, and then checks it for changes at the interval {@code every}. */
  EndedSessionsFile(LockedFile file, EndedSessions ended, Duration every) {
    this.file = file;
    this.ended = ended;
    refresh();
    long millis = every.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::refresh, millis, millis, MILLISECONDS);
  }

  /**
   * Writes all ended sessions. Completes when they are on the disk, or when the write has failed.
   */
  CompletionStage<Void> save() {
    return CompletableFuture.runAsync(this::write, thread);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void refresh() {
    attempt(
        () -> {
          Optional<LockedFile.Version> now = file.version();
          if (!now.equals(seen)) {
            file.read().ifPresent(this::merge);
            seen = now;
          }
        });
  }

  private void write() {
    attempt(
        () ->
            file.replace(
                old -> {
                  old.ifPresent(this::merge);
                  return (String.join("\n", ended.lines()) + "\n").getBytes(UTF_8);
                }));
  }

  private void merge(byte[] content) {
    new String(content, UTF_8).lines().filter(line -> !line.isBlank()).forEach(ended::addLine);
  }

  @FunctionalInterface
  private interface Access {
    void run() throws IOException;
  }

  private void attempt(Access access) {
    try {
      access.run();
      failing = false;
    } catch (IOException | IllegalArgumentException e) {
      if (!failing) {
        log.warn(
            "the file of ended sessions fails, so new ones are known to this process only: {}",
            e.toString());
      }
      failing = true;
    }
  }
}
