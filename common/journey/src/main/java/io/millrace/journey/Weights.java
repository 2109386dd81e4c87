package io.millrace.journey;

import io.millrace.events.cell.Model;
import java.time.Duration;
import java.util.Arrays;

/**
 * How much the touches of a loop weigh under an attribution model, as integers. The touches are
 * given as their ages, milliseconds before the purchase, in journey order.
 */
final class Weights {
  private static final double FULL = 65_536;

  private final Duration halfLife;

  Weights(Duration halfLife) {
    this.halfLife = halfLife;
  }

  /** One weight for each touch; their sum is positive when there is a touch. */
  long[] of(Model model, long[] ages) {
    return switch (model) {
      case LAST_TOUCH -> all(ages.length, ages.length - 1);
      case FIRST_TOUCH -> all(ages.length, 0);
      case LINEAR -> filled(ages.length, 1);
      case TIME_DECAY -> Arrays.stream(ages).map(this::decayed).toArray();
      case POSITION -> position(ages.length);
    };
  }

  private static long[] all(int touches, int winner) {
    long[] weights = new long[touches];
    weights[winner] = 1;
    return weights;
  }

  private static long[] filled(int touches, long weight) {
    long[] weights = new long[touches];
    Arrays.fill(weights, weight);
    return weights;
  }

  /** 40 % for the first and the last, 20 % for those between; two share evenly. */
  private static long[] position(int touches) {
    long[] weights = filled(touches, 1);
    if (touches > 2) {
      weights[0] = 2L * (touches - 2);
      weights[touches - 1] = 2L * (touches - 2);
    }
    return weights;
  }

  /** Strict, so that every machine gets the same; at least one, so that no touch is forgotten. */
  private long decayed(long age) {
    double halves = (double) age / halfLife.toMillis();
    return Math.max(1, StrictMath.round(FULL * StrictMath.pow(2, -halves)));
  }
}
