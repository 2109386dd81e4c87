package io.millrace.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the visitor of each event so that a visitor has 5 to 30 events in a row, mixed with the
 * events of other visitors who are there at the same time.
 */
final class Sessions {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;

  private final SplittableRandom random;
  private final int visitors;
  private final double skew;
  private final int[] visitor;
  private final int[] left;

  /**
   * @param visitors how many there are
   * @param skew 1: all begin sessions equally often; more: the first ones begin more of them
   * @param atOnce how many sessions go on at the same time
   */
  Sessions(SplittableRandom random, int visitors, double skew, int atOnce) {
    this.random = random;
    this.visitors = visitors;
    this.skew = skew;
    this.visitor = new int[atOnce];
    this.left = new int[atOnce];
    Arrays.setAll(visitor, _ -> begin());
    Arrays.setAll(left, _ -> random.nextInt(1, LONGEST + 1));
  }

  /** The visitor of the next event. */
  int next() {
    int session = random.nextInt(visitor.length);
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
