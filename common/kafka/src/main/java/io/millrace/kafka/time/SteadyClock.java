package io.millrace.kafka.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A clock in milliseconds since the epoch that never goes back and never jumps, even when the clock
 * of the machine is set. It starts with the machine's time and advances with the monotonic clock.
 * When it differs from the machine's clock, it approaches that clock by running at up to one and a
 * half times the normal speed, or down to half of it: after a step of two hours it needs four
 * hours. Safe for any number of threads.
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
   * @param nanos the monotonic clock, nanoseconds since any fixed time
   * @param onStep receives every step of the machine's clock by more than a second; negative when
   *     the clock went back
   */
  SteadyClock(LongSupplier wallMillis, LongSupplier nanos, Consumer<Duration> onStep) {
    this.wallMillis = wallMillis;
    this.nanos = nanos;
    this.onStep = onStep;
    current = new AtomicReference<>(new Stretch(nanos.getAsLong(), wallNanos(), 0, 0));
  }

  /**
   * A period with one speed. The clock gains {@code gain} in the first second; after it the clock
   * advances with the monotonic clock until the next period begins.
   *
   * @param from the monotonic clock at the start, nanoseconds
   * @param at this clock at the start, nanoseconds since the epoch
   * @param gain nanoseconds that the clock gains in the first second, negative when it runs slowly
   * @param left nanoseconds by which the machine's clock is still ahead after the first second
   */
  private record Stretch(long from, long at, long gain, long left) {

    boolean isOver(long now) {
      return now - from >= SECOND;
    }

    long at(long now) {
      // Another thread may have read the monotonic clock before this period began.
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
