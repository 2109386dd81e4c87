package io.millrace.aggregator;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how long records have been read and are not committed. For use by one thread.
 *
 * <p>A stream that is far behind commits every 5 s, and such a commit takes several seconds, so a
 * shorter silence is normal.
 */
final class CommitWatch {
  private static final Logger log = LoggerFactory.getLogger(CommitWatch.class);
  private static final Duration SILENT = Duration.ofSeconds(15);
  private static final Duration HANGING = Duration.ofSeconds(30);

  private boolean silent;

  /** What the time without a commit says about a stream. */
  enum Verdict {
    COMMITTING,
    /** The stream does not commit, and may still do so. */
    SILENT,
    /** The stream must be replaced. */
    HANGING
  }

  /**
   * Judges the stream. The first silence after a commit is logged.
   *
   * @param isRunning whether the stream counts; a stream that restores its state commits nothing
   * @param waiting how long the oldest read record has been waiting for its commit
   */
  Verdict judge(boolean isRunning, Duration waiting) {
    boolean before = silent;
    silent = isRunning && waiting.compareTo(SILENT) >= 0;
    if (!silent) {
      return Verdict.COMMITTING;
    }
    if (!before) {
      log.warn("records were read {} ago and are not committed", waiting);
    }
    return waiting.compareTo(HANGING) > 0 ? Verdict.HANGING : Verdict.SILENT;
  }
}
