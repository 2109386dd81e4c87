package io.millrace.aggregator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When a stream that failed is started again. Faults are retried for ever, each time after twice
 * the pause, from 1 s to 1 min; a stream that ran for a minute starts over at 1 s. A fault that
 * does not pass by itself and came back at the same record three times is tried every 5 minutes
 * only, and is told until the stream gets past it. Thread-safe.
 */
final class RestartBackoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration WHEN_STUCK = Duration.ofMinutes(5);
  private static final Duration WELL = Duration.ofMinutes(1);
  private static final int STUCK_AT = 3;

  private final LongSupplier nanos;
  private Optional<StreamFailure> last = Optional.empty();
  private int times;
  private long failures;
  private Duration pause = Duration.ZERO;
  private long failedAt;
  private Optional<Long> runningSince = Optional.empty();

  /**
   * A recovery of a stream that has not failed.
   *
   * @param nanos the monotonic clock
   */
  RestartBackoff(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The stream has begun to process. */
  synchronized void runs() {
    if (runningSince.isEmpty()) {
      runningSince = Optional.of(nanos.getAsLong());
    }
  }

  /**
   * The stream has failed.
   *
   * @return whether it did so at the same record before, and the fault does not pass by itself
   */
  synchronized boolean failed(StreamFailure fault) {
    boolean same = last.filter(before -> before.identity().equals(fault.identity())).isPresent();
    times = same ? times + 1 : 1;
    failures++;
    last = Optional.of(fault);
    failedAt = nanos.getAsLong();
    pause = isStuck() ? WHEN_STUCK : longer(wasWell() ? Duration.ZERO : pause);
    runningSince = Optional.empty();
    return same && fault.kind() != StreamFailure.Kind.PASSING;
  }

  /** How often a stream has failed. */
  synchronized long failures() {
    return failures;
  }

  /** What went wrong last, until the stream has been well for a minute. */
  synchronized Optional<StreamFailure> fault() {
    return wasWell() ? Optional.empty() : last;
  }

  /** The fault that will not pass by itself, if there is one. */
  synchronized Optional<StreamFailure> stuck() {
    return isStuck() ? fault() : Optional.empty();
  }

  /** How long from now the next try is. */
  synchronized Duration left() {
    Duration passed = Duration.ofNanos(nanos.getAsLong() - failedAt);
    Duration left = pause.minus(passed);
    return left.isPositive() ? left : Duration.ZERO;
  }

  private boolean isStuck() {
    return times >= STUCK_AT
        && last.filter(fault -> fault.kind() != StreamFailure.Kind.PASSING).isPresent();
  }

  private boolean wasWell() {
    return runningSince.filter(since -> nanos.getAsLong() - since >= WELL.toNanos()).isPresent();
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.isZero() ? FIRST : pause.multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }
}
