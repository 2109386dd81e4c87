package io.millrace.bench;

import java.time.Duration;

/**
 * Measures how many events a second are counted after the warm-up, and prints it with the rate of
 * the first minute and the processor time of each event. The first minute shows the cost of code
 * that is not compiled yet.
 */
final class SteadyRate {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration START = Duration.ofMinutes(2);

  private final Duration warmUp;
  private final Duration measured;
  private final Progress progress;

  /** How many events are counted. */
  interface Progress {
    /** Waits until so many events are counted, or until the time is over; returns how many. */
    long await(long events, Duration atMost) throws Exception;
  }

  /**
   * @param options {@code warmup} and {@code measure}, in seconds from the first counted event
   */
  SteadyRate(Options options, Progress progress) {
    this.warmUp = options.seconds("warmup", 60);
    this.measured = options.seconds("measure", 120);
    this.progress = progress;
  }

  /**
   * Returns the events per second after the warm-up.
   *
   * @param events how many there are
   * @throws IllegalStateException when all events are counted during the warm-up
   */
  double measure(long events) throws Exception {
    Measured begin = Measured.now(progress.await(1, START));
    Measured first = Measured.now(progress.await(events, min(FIRST, warmUp)));
    System.out.printf("first minute         %,10.0f events/s%n", first.rate(begin));
    Measured warm = first;
    if (warmUp.compareTo(FIRST) > 0) {
      warm = Measured.now(progress.await(events, warmUp.minus(FIRST)));
    }
    if (warm.events() >= events) {
      throw new IllegalStateException("the warm-up counted all events: send more of them");
    }
    Measured end = Measured.now(progress.await(events, measured));
    System.out.printf(
        "steady               %,10.0f events/s for %d s%n",
        end.rate(warm), Duration.ofNanos(end.nanos() - warm.nanos()).toSeconds());
    end.print(warm);
    return end.rate(warm);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
