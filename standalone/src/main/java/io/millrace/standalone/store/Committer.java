package io.millrace.standalone.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits every second and compacts every tenth time, until closed. */
final class Committer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Committer.class);
  private static final int COMMITS_PER_COMPACTION = 10;

  private final CommittedBackend backend;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-commit").factory());
  private int commits;

  private Committer(CommittedBackend backend) {
    this.backend = backend;
  }

  static Committer start(CommittedBackend backend) {
    Committer committer = new Committer(backend);
    var _ = committer.timer.scheduleWithFixedDelay(committer::run, 1, 1, TimeUnit.SECONDS);
    return committer;
  }

  private void run() {
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
