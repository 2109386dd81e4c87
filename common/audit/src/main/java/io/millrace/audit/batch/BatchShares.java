package io.millrace.audit.batch;

import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import io.millrace.events.cell.Model;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Shares a whole among touches under a model. */
final class BatchShares {
  private BatchShares() {}

  /** The share of each touch. The shares add up to the whole. */
  static long[] of(
      long whole, Model model, List<BatchTouch> touches, long purchaseAt, Duration halfLife) {
    long[] weights = new long[touches.size()];
    for (int i = 0; i < weights.length; i++) {
      double halfLives = (double) (purchaseAt - touches.get(i).at()) / halfLife.toMillis();
      weights[i] = weight(model, i, weights.length, halfLives);
    }
    return byLargestRemainder(whole, weights);
  }

  private static long weight(Model model, int index, int count, double halfLives) {
    boolean isFirst = index == 0;
    boolean isLast = index == count - 1;
    return switch (model) {
      case LAST_TOUCH -> isLast ? 1 : 0;
      case FIRST_TOUCH -> isFirst ? 1 : 0;
      case LINEAR -> 1;
      case TIME_DECAY -> Math.max(1, Math.round(65_536 * StrictMath.pow(2, -halfLives)));
      case POSITION -> count > 2 && (isFirst || isLast) ? 2L * (count - 2) : 1;
    };
  }

  /**
   * Rounds all shares down and gives the rest to the largest remainders; of equal remainders, the
   * later one comes first.
   */
  static long[] byLargestRemainder(long whole, long[] weights) {
    long sum = LongStream.of(weights).sum();
    long[] shares = LongStream.of(weights).map(weight -> whole * weight / sum).toArray();
    long left = whole - LongStream.of(shares).sum();
    Comparator<Integer> byRemainder = comparingLong(index -> whole * weights[index] % sum);
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(byRemainder.thenComparing(naturalOrder()).reversed())
        .limit(left)
        .forEach(index -> shares[index]++);
    return shares;
  }
}
