package io.millrace.aggregator.topology;

import java.time.Duration;

/**
 * Decides how soon a stream thread may commit again, by time, by the cost of a commit, and by how
 * late records are read. A machine that is short of processor time commits less often, so that most
 * of the time goes into counting. A thread that is far behind commits less often still: a commit
 * writes each changed cell once, so fewer commits write less, and the results are late anyway. For
 * use by one thread.
 */
final class CommitPace {
  /** The longest wait while records are read soon after they were written. */
  private static final long MOST = Duration.ofSeconds(1).toNanos();

  /** The longest wait while records are read late. */
  private static final long MOST_BEHIND = Duration.ofSeconds(5).toNanos();

  private static final int TIMES = 10;

  /** Small, so that a thread that takes over after a crash is soon at the head again. */
  private static final int SHARE_OF_AGE = 10;

  private final long interval;
  private long last;
  private long cost;

  /**
   * Creates the pace of a thread that has not committed yet.
   *
   * @param interval the shortest time from one commit to the next
   * @param now the monotonic clock, nanoseconds
   */
  CommitPace(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.last = now;
  }

  /**
   * The time until the next commit, in nanoseconds; 0 when it may happen now. The wait is never
   * longer than a tenth of the age, and this limit is never below 1 s and never above 5 s.
   *
   * @param now the monotonic clock, nanoseconds
   * @param age how long ago the records that are read now were written, nanoseconds
   */
  long left(long now, long age) {
    long most = Math.max(interval, Math.clamp(age / SHARE_OF_AGE, MOST, MOST_BEHIND));
    long wait = Math.clamp(Math.multiplyExact(TIMES, cost), interval, most);
    return Math.max(0, wait - (now - last));
  }

  /**
   * Records that a commit has ended.
   *
   * @param took its cost in nanoseconds
   * @param now the monotonic clock, nanoseconds
   */
  void committed(long took, long now) {
    last = now;
    cost = took;
  }
}
