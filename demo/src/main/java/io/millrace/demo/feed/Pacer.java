package io.millrace.demo.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Limits the rate of sending, so that events of the present do not queue behind the history. */
final class Pacer {
  private final InstantSource clock;
  private final double perSecond;
  private final Instant begin;
  private long steps;

  /** Starts now. */
  Pacer(InstantSource clock, double perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.begin = clock.instant();
  }

  /** Returns the time to wait before the next event is sent. */
  Duration step() {
    Instant due = begin.plusMillis(Math.round(steps++ * 1000 / perSecond));
    Duration wait = Duration.between(clock.instant(), due);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
