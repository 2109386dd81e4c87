package io.millrace.standalone.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * How busy the world is: steady from a moment on; before it half as busy every quarter of an hour
 * back, so that a few hours of history are few events and still lead into the present without a
 * step.
 *
 * @param steadyFrom since when it is steady
 * @param perSecond events per second then
 */
record Pace(Instant steadyFrom, double perSecond) {
  private static final Duration HALF_LIFE = Duration.ofMinutes(15);
  private static final double LEAST = 0.02;

  double at(Instant time) {
    if (!time.isBefore(steadyFrom)) {
      return perSecond;
    }
    double halves = (double) Duration.between(time, steadyFrom).toMillis() / HALF_LIFE.toMillis();
    return perSecond * Math.max(LEAST, Math.pow(2, -halves));
  }
}
