package io.millrace.kafka.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.LoggerFactory;

/**
 * Time for Kafka's code, by a clock that never goes back and never jumps. Kafka measures every wait
 * by the machine's clock: time limits, heartbeats, reconnects, commit intervals. A machine whose
 * clock steps back by two hours would leave all of them waiting for two hours.
 *
 * <p>All Kafka code of the process has it, since {@code org.apache.kafka.common.utils.SystemTime}
 * of this module takes the place of Kafka's own. Thread-safe.
 */
public abstract class SteadyTime implements Time {
  private final SteadyClock clock =
      new SteadyClock(System::currentTimeMillis, System::nanoTime, SteadyTime::warn);

  /** A time that starts with that of the machine. */
  protected SteadyTime() {}

  /**
   * Makes sure that Kafka has this time.
   *
   * @throws IllegalStateException when it has its own, because Kafka's classes come before those of
   *     Millrace on the class path
   */
  public static void require() {
    if (!(Time.SYSTEM instanceof SteadyTime)) {
      throw new IllegalStateException(
          "Kafka goes by the machine's clock: put kafka-by-millrace before kafka-clients on the"
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

  // Kafka asks for its time while classes are loaded: no logger before it is needed.
  private static void warn(Duration step) {
    LoggerFactory.getLogger(SteadyTime.class)
        .warn(
            "the clock of the machine went {} by {}; Kafka's clients go on by the monotonic clock"
                + " and follow within {}",
            step.isNegative() ? "back" : "ahead",
            step.abs(),
            step.abs().multipliedBy(2));
  }
}
