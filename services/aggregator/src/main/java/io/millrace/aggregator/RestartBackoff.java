package io.millrace.aggregator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when a failed stream is started again. It retries without end: the pause doubles from 1 s
 * to 1 min, and starts at 1 s again after a stream has run for a minute. A stream is stuck when a
 * lasting fault has come back at the same record three times. It is then tried every 5 minutes
 * only, and the fault is reported until the stream gets past the record. Thread-safe.
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
   * Creates the backoff of a stream that has not failed.
   *
   * @param nanos the monotonic clock
   */
  RestartBackoff(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Records that the stream has begun to process. */
  synchronized void runs() {
    if (runningSince.isEmpty()) {
      runningSince = Optional.of(nanos.getAsLong());
    }
  }

  /**
   * Records that the stream has failed.
   *
   * @return whether it has failed at the same record before with a fault that does not pass by
   *     itself
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

  /** The last fault; empty after the stream has run for a minute. */
  synchronized Optional<StreamFailure> fault() {
    return wasWell() ? Optional.empty() : last;
  }

  /** The fault that the stream is stuck at, if there is one. */
  synchronized Optional<StreamFailure> stuck() {
    return isStuck() ? fault() : Optional.empty();
  }

  /** How long from now the next attempt is due. */
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
