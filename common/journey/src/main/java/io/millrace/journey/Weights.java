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
  private static final double LN_2 = Math.log(2);

  /** Less far from a half, the strict way decides. */
  private static final double TOO_NEAR = 1e-6;

  private final Duration halfLife;

  Weights(Duration halfLife) {
    this.halfLife = halfLife;
  }

  /** One weight for each touch; their sum is positive when there is a touch. */
  long[] of(Model model, long[] ages) {
    return switch (model) {
      case LAST_TOUCH -> all(ages.length, ages.length - 1);
      case FIRST_TOUCH -> all(ages.length, 0);
      case LINEAR -> even(ages.length);
      case TIME_DECAY -> decayed(ages);
      case POSITION -> position(ages.length);
    };
  }

  /** Under linear. */
  static long[] even(int touches) {
    long[] weights = new long[touches];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Under position: 40 % for the first and the last, 20 % for those between; two share evenly. */
  static long[] position(int touches) {
    long[] weights = even(touches);
    if (touches > 2) {
      weights[0] = 2L * (touches - 2);
      weights[touches - 1] = 2L * (touches - 2);
    }
    return weights;
  }

  /** Under time decay, as far as possible from what a loop of the same purchase weighs. */
  long[] decayed(Loop loop, Loop known, long[] weightsOfKnown) {
    long[] weights = new long[loop.size()];
    int j = 0;
    for (int i = 0; i < weights.length; i++) {
      while (j < known.size() && known.at(j) < loop.at(i)) {
        j++;
      }
      weights[i] =
          j < known.size() && known.at(j) == loop.at(i)
              ? weightsOfKnown[j]
              : decayed(loop.purchase().at() - loop.at(i));
    }
    return weights;
  }

  private long[] decayed(long[] ages) {
    long[] weights = new long[ages.length];
    for (int i = 0; i < ages.length; i++) {
      weights[i] = decayed(ages[i]);
    }
    return weights;
  }

  private static long[] all(int touches, int winner) {
    long[] weights = new long[touches];
    weights[winner] = 1;
    return weights;
  }

  /**
   * As {@code StrictMath} says, so that every machine gets the same; at least one, so that no touch
   * is forgotten. The fast way is right to 12 digits, so only what is near a half is asked for
   * strictly.
   */
  private long decayed(long age) {
    double fast = FULL * Math.exp(-(double) age / halfLife.toMillis() * LN_2);
    double rest = fast - Math.floor(fast);
    if (Math.abs(rest - 0.5) > TOO_NEAR) {
      return Math.max(1, (long) (fast + 0.5));
    }
    double halves = (double) age / halfLife.toMillis();
    return Math.max(1, StrictMath.round(FULL * StrictMath.pow(2, -halves)));
  }
}
