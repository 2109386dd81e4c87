package io.millrace.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the visitor of each event so that a visitor has 5 to 30 events in a row, mixed with the
 * events of other visitors who are there at the same time.
 */
final class Sessions {
  /** How many visitors are there at the same time. */
  private static final int AT_ONCE = 2_000;

  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;

  private final SplittableRandom random;
  private final int visitors;
  private final double skew;
  private final int[] visitor = new int[AT_ONCE];
  private final int[] left = new int[AT_ONCE];

  /**
   * @param visitors how many there are
   * @param skew 1: all begin sessions equally often; more: the first ones begin more of them
   */
  Sessions(SplittableRandom random, int visitors, double skew) {
    this.random = random;
    this.visitors = visitors;
    this.skew = skew;
    Arrays.setAll(visitor, _ -> begin());
    Arrays.setAll(left, _ -> random.nextInt(1, LONGEST + 1));
  }

  /** The visitor of the next event. */
  int next() {
    int session = random.nextInt(AT_ONCE);
    if (left[session]-- == 0) {
      visitor[session] = begin();
      left[session] = random.nextInt(SHORTEST, LONGEST + 1) - 1;
    }
    return visitor[session];
  }

  private int begin() {
    return (int) (visitors * Math.pow(random.nextDouble(), skew));
  }
}
