package io.millrace.journey;

import java.util.Arrays;

/**
 * Divides an amount by integer weights. Each share gets its whole part. The remaining units go one
 * by one to the largest remainders; among equal remainders the later one is first. The shares add
 * up to the amount exactly.
 */
final class Shares {
  /** The number of classes for remainders. Only the remainders of one class are sorted. */
  private static final int CLASSES = 256;

  private Shares() {}

  /**
   * @param amount not negative; multiplied by the greatest weight it is less than 2^53
   * @param weights not negative; their sum is positive, and the sum multiplied by their number fits
   *     63 bits
   */
  static long[] of(long amount, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long[] shares = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = amount;
    boolean alike = true;
    for (int i = 0; i < weights.length; i++) {
      if (i > 0 && weights[i] == weights[i - 1]) {
        // Most models give neighbours equal weights.
        shares[i] = shares[i - 1];
        remainders[i] = remainders[i - 1];
      } else {
        long product = Math.multiplyExact(amount, weights[i]);
        // A floating-point division is many times faster. The result is corrected when it was
        // rounded up.
        long share = (long) ((double) product / sum);
        long remainder = product - share * sum;
        shares[i] = remainder < 0 ? share - 1 : share;
        remainders[i] = remainder < 0 ? remainder + sum : remainder;
        alike &= i == 0;
      }
      left -= shares[i];
    }
    if (left > 0) {
      giveToLargest((int) left, remainders, alike, sum, shares);
    }
    return shares;
  }

  private static void giveToLargest(
      int units, long[] remainders, boolean alike, long sum, long[] shares) {
    int count = remainders.length;
    if (alike) {
      for (int i = count - units; i < count; i++) {
        shares[i]++;
      }
      return;
    }
    giveToLargest(units, remainders, sum, shares);
  }

  /** Counts the remainders by class first, so that only the remainders of one class are sorted. */
  private static void giveToLargest(int units, long[] remainders, long sum, long[] shares) {
    int[] classOf = new int[remainders.length];
    int[] sizes = new int[CLASSES];
    double scale = CLASSES / (double) sum;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = Math.min(CLASSES - 1, (int) (remainders[i] * scale));
      sizes[classOf[i]]++;
    }
    int left = units;
    int border = CLASSES - 1;
    while (sizes[border] <= left) {
      left -= sizes[border--];
      if (left == 0) {
        break;
      }
    }
    long[] ranked = new long[left == 0 ? 0 : sizes[border]];
    int next = 0;
    for (int i = 0; i < classOf.length; i++) {
      if (classOf[i] > border) {
        shares[i]++;
      } else if (left > 0 && classOf[i] == border) {
        // One number to sort by: the remainder first, then the index.
        ranked[next++] = remainders[i] * classOf.length + i;
      }
    }
    Arrays.sort(ranked);
    for (int i = ranked.length - left; i < ranked.length; i++) {
      shares[(int) (ranked[i] % classOf.length)]++;
    }
  }
}
