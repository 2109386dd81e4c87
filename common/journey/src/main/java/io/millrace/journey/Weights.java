package io.millrace.journey;

import io.millrace.events.cell.Model;
import java.time.Duration;
import java.util.Arrays;

/**
 * Computes the integer weights of the touches of a loop under an attribution model. The ages of the
 * touches are in milliseconds before the purchase, in journey order.
 */
final class Weights {
  private static final double FULL = 65_536;
  private static final double LN_2 = Math.log(2);

  /** When the fraction is nearer to a half than this, {@code StrictMath} decides. */
  private static final double TOO_NEAR = 1e-6;

  private final Duration halfLife;

  Weights(Duration halfLife) {
    this.halfLife = halfLife;
  }

  /** Computes one weight for each touch. The sum is positive when there is a touch. */
  long[] of(Model model, long[] ages) {
    return switch (model) {
      case LAST_TOUCH -> all(ages.length, ages.length - 1);
      case FIRST_TOUCH -> all(ages.length, 0);
      case LINEAR -> even(ages.length);
      case TIME_DECAY -> decayed(ages);
      case POSITION -> position(ages.length);
    };
  }

  /** Weights of the linear model. */
  static long[] even(int touches) {
    long[] weights = new long[touches];
    Arrays.fill(weights, 1);
    return weights;
  }

  /**
   * Weights of the position model: 40 % for the first and the last touch, 20 % for those between.
   * Two touches share evenly.
   */
  static long[] position(int touches) {
    long[] weights = even(touches);
    if (touches > 2) {
      weights[0] = 2L * (touches - 2);
      weights[touches - 1] = 2L * (touches - 2);
    }
    return weights;
  }

  /**
   * Weights of the time decay model. Weights of equal touches are taken from a known loop of the
   * same purchase.
   */
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
   * The weight of one touch, equal to the result of {@code StrictMath} on every machine, and at
   * least one, so that every touch has a weight. {@code Math} is correct to 12 digits here, so only
   * results near a half need {@code StrictMath}.
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
