package io.millrace.aggregator.topology;

import java.time.Duration;

/**
 * Decides how soon a stream thread may commit again, by time and by the cost of a commit. A machine
 * that is short of processor time commits less often, so that most of the time goes into counting.
 * For use by one thread.
 */
final class CommitPace {
  private static final long MOST = Duration.ofSeconds(1).toNanos();
  private static final int TIMES = 10;

  private final long interval;
  private long last;
  private long wait;

  /**
   * Creates the pace of a thread that has not committed yet.
   *
   * @param interval the shortest time from one commit to the next
   * @param now the monotonic clock, nanoseconds
   */
  CommitPace(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.wait = this.interval;
    this.last = now;
  }

  /** The time until the next commit, in nanoseconds; 0 when it may happen now. */
  long left(long now) {
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
    wait = Math.clamp(Math.multiplyExact(TIMES, took), interval, Math.max(interval, MOST));
  }
}
