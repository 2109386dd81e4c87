package io.millrace.kafka.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.LoggerFactory;

/**
 * The time for Kafka's code: a clock that never goes back and never jumps. Kafka measures every
 * wait with its clock: time limits, heartbeats, reconnects and commit intervals. With the machine's
 * clock, all of them would wait for two hours when that clock is set back by two hours.
 *
 * <p>All Kafka code of the process uses this time, because {@code
 * org.apache.kafka.common.utils.SystemTime} of this module replaces the class of Kafka with the
 * same name. Thread-safe.
 */
public abstract class SteadyTime implements Time {
  private final SteadyClock clock =
      new SteadyClock(System::currentTimeMillis, System::nanoTime, SteadyTime::warn);

  /** A time that starts with the machine's time. */
  protected SteadyTime() {}

  /**
   * Checks that Kafka uses this time.
   *
   * @throws IllegalStateException when Kafka uses its own time, because Kafka's classes come before
   *     those of Millrace on the class path
   */
  public static void require() {
    if (!(Time.SYSTEM instanceof SteadyTime)) {
      throw new IllegalStateException(
          "Kafka uses the machine's clock: put kafka-by-millrace before kafka-clients on the"
              + " class path");
    }
  }

  @Override
  public long milliseconds() {
    return clock.millis();
  }

  @Override
  public long nanoseconds() {
    return System.nanoTime();
  }

  @Override
  public void sleep(long millis) {
    Utils.sleep(millis);
  }

  @Override
  public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMillis)
      throws InterruptedException {
    synchronized (monitor) {
      while (!condition.get()) {
        long left = deadlineMillis - milliseconds();
        if (left <= 0) {
          throw new TimeoutException("Condition not satisfied before deadline");
        }
        TimeUnit.MILLISECONDS.timedWait(monitor, left);
      }
    }
  }

  // Kafka reads the time while classes are loaded, so the logger is created only when it is needed.
  private static void warn(Duration step) {
    LoggerFactory.getLogger(SteadyTime.class)
        .warn(
            "the clock of the machine went {} by {}; Kafka's clients continue with the monotonic"
                + " clock and catch up within {}",
            step.isNegative() ? "back" : "ahead",
            step.abs(),
            step.abs().multipliedBy(2));
  }
}
