package io.millrace.journey;

import java.util.Arrays;

/**
 * Shares of an amount by integer weights: the whole part to each, and what is left, unit by unit,
 * to the largest remainders, the later of equal ones first. They add up to the amount exactly.
 */
final class Shares {
  private Shares() {}

  /**
   * @param amount not negative; times the greatest weight it fits 64 bits
   * @param weights not negative, their sum positive; that times their number fits 63 bits
   */
  static long[] of(long amount, long[] weights) {
    long sum = Arrays.stream(weights).sum();
    long[] shares = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = amount;
    for (int i = 0; i < weights.length; i++) {
      if (i > 0 && weights[i] == weights[i - 1]) {
        // Most models weigh neighbours alike, and division is what costs here.
        shares[i] = shares[i - 1];
        remainders[i] = remainders[i - 1];
      } else {
        long product = Math.multiplyExact(amount, weights[i]);
        shares[i] = product / sum;
        remainders[i] = product - shares[i] * sum;
      }
      left -= shares[i];
    }
    if (left > 0) {
      giveToLargest(left, remainders, shares);
    }
    return shares;
  }

  private static void giveToLargest(long units, long[] remainders, long[] shares) {
    int count = remainders.length;
    long[] ranked = new long[count];
    for (int i = 0; i < count; i++) {
      // One number to sort by: the remainder first, then the place.
      ranked[i] = remainders[i] * count + i;
    }
    Arrays.sort(ranked);
    for (int i = 1; i <= units; i++) {
      shares[(int) (ranked[count - i] % count)]++;
    }
  }
}
