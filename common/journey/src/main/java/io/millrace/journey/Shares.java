package io.millrace.journey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Shares of an amount by integer weights: the whole part to each, and what is left, unit by unit,
 * to the largest remainders, the later of equal ones first. They add up to the amount exactly.
 */
final class Shares {
  private Shares() {}

  /**
   * @param amount not negative; times the greatest weight it fits 64 bits
   * @param weights not negative, their sum positive
   */
  static long[] of(long amount, long[] weights) {
    long sum = Arrays.stream(weights).sum();
    long[] shares = new long[weights.length];
    long[] remainders = new long[weights.length];
    long left = amount;
    for (int i = 0; i < weights.length; i++) {
      long product = Math.multiplyExact(amount, weights[i]);
      shares[i] = product / sum;
      remainders[i] = product % sum;
      left -= shares[i];
    }
    if (left > 0) {
      byRemainder(remainders).limit(left).forEach(i -> shares[i]++);
    }
    return shares;
  }

  private static IntStream byRemainder(long[] remainders) {
    return IntStream.range(0, remainders.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(i -> -remainders[i])
                .thenComparing(Comparator.reverseOrder()))
        .mapToInt(Integer::intValue);
  }
}
