package io.millrace.aggregator.topology;

import java.time.Duration;

/**
 * How soon a stream thread may commit again: by time, and by what a commit costs. A machine that is
 * short of processor time commits less often, so that most of the time goes into counting. For one
 * thread.
 */
final class CommitPace {
  private static final long MOST = Duration.ofSeconds(1).toNanos();
  private static final int TIMES = 10;

  private final long interval;
  private long last;
  private long wait;

  /**
   * A thread that has not committed yet.
   *
   * @param interval the shortest time from one commit to the next
   * @param now by the monotonic clock, nanoseconds
   */
  CommitPace(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.wait = this.interval;
    this.last = now;
  }

  /** Nanoseconds until the next commit; 0 when it may be now. */
  long left(long now) {
    return Math.max(0, wait - (now - last));
  }

  /** A commit has ended, and took so many nanoseconds. */
  void committed(long took, long now) {
    last = now;
    wait = Math.clamp(Math.multiplyExact(TIMES, took), interval, Math.max(interval, MOST));
  }
}
