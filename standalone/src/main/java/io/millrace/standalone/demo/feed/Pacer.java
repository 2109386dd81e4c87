package io.millrace.standalone.demo.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps a steady pace, so that what happens now does not queue behind what is long over. */
final class Pacer {
  private final InstantSource clock;
  private final double perSecond;
  private final Instant begin;
  private long steps;

  /** A pace that begins now. */
  Pacer(InstantSource clock, double perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.begin = clock.instant();
  }

  /** How long to wait before the next step. */
  Duration step() {
    Instant due = begin.plusMillis(Math.round(steps++ * 1000 / perSecond));
    Duration wait = Duration.between(clock.instant(), due);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
