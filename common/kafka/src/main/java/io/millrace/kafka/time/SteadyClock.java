package io.millrace.kafka.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Milliseconds since the epoch that never go back and never jump, whatever is done to the clock of
 * the machine. It begins with the machine's time and runs by the monotonic clock. Where the two
 * differ it follows the machine's, at one and a half times the speed or half of it: a step of two
 * hours is caught up with in four. Safe for any number of threads.
 */
final class SteadyClock {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MOST_A_SECOND = SECOND / 2;
  private static final Duration SMALL = Duration.ofSeconds(1);

  private final LongSupplier wallMillis;
  private final LongSupplier nanos;
  private final Consumer<Duration> onStep;
  private final AtomicReference<Stretch> current;

  /**
   * A clock that starts with the machine's time.
   *
   * @param wallMillis the machine's clock, milliseconds since the epoch
   * @param nanos the monotonic clock, nanoseconds since anything
   * @param onStep is told of every step of the machine's clock by more than a second; negative when
   *     it went back
   */
  SteadyClock(LongSupplier wallMillis, LongSupplier nanos, Consumer<Duration> onStep) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
    this.onStep = onStep;
    current = new AtomicReference<>(new Stretch(nanos.getAsLong(), wallNanos(), 0, 0));
  }

  /**
   * A stretch of time that is run through at one speed for a second, and at that of the monotonic
   * clock from then on.
   *
   * @param from the monotonic clock at its begin, nanoseconds
   * @param at this clock at its begin, nanoseconds since the epoch
   * @param gain nanoseconds that it gains in the second, negative when it is slow
   * @param left how far the machine's clock is still ahead when the second is over
   */
  private record Stretch(long from, long at, long gain, long left) {

    boolean isOver(long now) {
      return now - from >= SECOND;
    }

    long at(long now) {
      // Another thread may have looked at the monotonic clock before this stretch began.
      long passed = Math.max(0, now - from);
      return at + passed + gain * Math.min(passed, SECOND) / SECOND;
    }
  }

  /** Milliseconds since the epoch. */
  long millis() {
    long now = nanos.getAsLong();
    Stretch stretch = current.get();
    if (stretch.isOver(now)) {
      stretch = next(stretch, now);
    }
    return TimeUnit.NANOSECONDS.toMillis(stretch.at(now));
  }

  private Stretch next(Stretch before, long now) {
    long at = before.at(now);
    long gap = wallNanos() - at;
    long gain = Math.clamp(gap, -MOST_A_SECOND, MOST_A_SECOND);
    Stretch next = new Stretch(now, at, gain, gap - gain);
    if (!current.compareAndSet(before, next)) {
      return current.get();
    }
    Duration step = Duration.ofNanos(gap - before.left);
    if (step.abs().compareTo(SMALL) > 0) {
      onStep.accept(step);
    }
    return next;
  }

  private long wallNanos() {
    return TimeUnit.MILLISECONDS.toNanos(wallMillis.getAsLong());
  }
}
