package io.millrace.standalone.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits the store every second and compacts it at every tenth commit, until it is closed. */
final class Committer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Committer.class);
  private static final int COMMITS_PER_COMPACTION = 10;

  private final CommittedBackend backend;
  private final BooleanSupplier room;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-commit").factory());
  private int commits;

  private Committer(CommittedBackend backend, BooleanSupplier room) {
    this.backend = backend;
    this.room = room;
  }

  /**
   * Starts the timer.
   *
   * @param room returns whether the disk has room; nothing is written without it, because the store
   *     cannot be used after a failed write
   */
  static Committer start(CommittedBackend backend, BooleanSupplier room) {
    Committer committer = new Committer(backend, room);
    var _ = committer.timer.scheduleWithFixedDelay(committer::run, 1, 1, TimeUnit.SECONDS);
    return committer;
  }

  private void run() {
    if (!room.getAsBoolean()) {
      return;
    }
    try {
      backend.commit();
      if (++commits % COMMITS_PER_COMPACTION == 0) {
        backend.compact();
      }
    } catch (RuntimeException e) {
      log.error("the store could not write to its file", e);
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
