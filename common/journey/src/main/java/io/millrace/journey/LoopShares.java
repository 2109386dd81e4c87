package io.millrace.journey;

import io.millrace.events.cell.Model;
import java.util.List;

/**
 * Computes what the spots of a loop earn of an amount, under each model. Without a touch, the
 * surface {@code nowhere} earns all. The result for the last amount above 0 is kept: the amount
 * after one refund is the amount before the next one, and most amounts were 0 before.
 */
final class LoopShares {
  private static final List<Model> MODELS = List.of(Model.values());

  private final Spot[] spots;
  private final long[][] nothing;
  private final int[] spotOf;
  private final long[] decayed;
  private long amount;
  private long[][] shares;

  private LoopShares(Spot[] spots, int[] spotOf, long[] decayed) {
    this.spots = spots;
    this.spotOf = spotOf;
    this.decayed = decayed;
    this.nothing = new long[MODELS.size()][spots.length];
    this.shares = nothing;
  }

  /** The shares of an order without a purchase: no spot earns anything. */
  static LoopShares none() {
    return new LoopShares(new Spot[0], new int[0], new long[0]);
  }

  /** The shares of a loop. */
  static LoopShares of(Loop loop, Weights weights, InternedSurface nowhere) {
    return of(loop, weights.of(Model.TIME_DECAY, loop.ages()), nowhere);
  }

  /**
   * The shares of another loop of the same purchase. The weights of equal touches are taken from
   * this one.
   */
  LoopShares of(Loop loop, Loop mine, Weights weights, InternedSurface nowhere) {
    return mine.purchase().at() == loop.purchase().at()
        ? of(loop, weights.decayed(loop, mine, decayed), nowhere)
        : of(loop, weights, nowhere);
  }

  private static LoopShares of(Loop loop, long[] decayed, InternedSurface nowhere) {
    return loop.size() == 0
        ? new LoopShares(new Spot[] {new Spot(nowhere)}, new int[] {0}, new long[] {1})
        : new LoopShares(loop.spots(), loop.spotOf(), decayed);
  }

  /** A copy for other amounts. */
  LoopShares twin() {
    return new LoopShares(spots, spotOf, decayed);
  }

  /** The spots. Callers must not change the array. */
  Spot[] spots() {
    return spots;
  }

  /** Whether a spot names anything. */
  boolean isNamed() {
    for (Spot spot : spots) {
      if (!spot.names().isNone()) {
        return true;
      }
    }
    return false;
  }

  /** The shares by model and spot. Callers must not change the array. */
  long[][] of(long whole) {
    if (whole == 0) {
      return nothing;
    }
    if (whole != amount) {
      shares = new long[MODELS.size()][];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = bySpot(MODELS.get(i), whole);
      }
      amount = whole;
    }
    return shares;
  }

  private long[] bySpot(Model model, long whole) {
    long[] sums = new long[spots.length];
    int last = spotOf.length - 1;
    if (last < 0) {
      return sums;
    }
    switch (model) {
      case LAST_TOUCH -> sums[spotOf[last]] = whole;
      case FIRST_TOUCH -> sums[spotOf[0]] = whole;
      case LINEAR -> even(whole, 0, last, sums);
      case POSITION -> position(whole, last, sums);
      case TIME_DECAY -> sum(Shares.of(whole, decayed), sums);
    }
    return sums;
  }

  /**
   * Shares an amount evenly among neighbouring touches. The remainder goes to the latest touches.
   */
  private void even(long whole, int from, int to, long[] sums) {
    int touches = to - from + 1;
    give(whole / touches, from, to, sums);
    give(1, to + 1 - (int) (whole % touches), to, sums);
  }

  /**
   * Computes the same as {@link Weights#position} with {@link Shares}, without a calculation for
   * each touch.
   */
  private void position(long whole, int last, long[] sums) {
    if (last < 2) {
      even(whole, 0, last, sums);
      return;
    }
    int middles = last - 1;
    long sum = 5L * middles;
    long atEnd = 2L * middles * whole / sum;
    long between = whole / sum;
    int units = (int) (whole - 2 * atEnd - middles * between);
    long endRest = 2L * middles * whole - atEnd * sum;
    long rest = whole - between * sum;
    give(between, 1, last - 1, sums);
    sums[spotOf[0]] += atEnd;
    sums[spotOf[last]] += atEnd;
    if (endRest > rest) {
      int ends = Math.min(2, units);
      sums[spotOf[last]] += ends > 0 ? 1 : 0;
      sums[spotOf[0]] += ends > 1 ? 1 : 0;
      give(1, last - (units - ends), last - 1, sums);
    } else if (endRest < rest) {
      int ends = Math.max(0, units - middles);
      give(1, last - (units - ends), last - 1, sums);
      sums[spotOf[last]] += ends > 0 ? 1 : 0;
      sums[spotOf[0]] += ends > 1 ? 1 : 0;
    } else {
      give(1, last + 1 - units, last, sums);
    }
  }

  private void give(long each, int from, int to, long[] sums) {
    if (each != 0) {
      for (int i = from; i <= to; i++) {
        sums[spotOf[i]] += each;
      }
    }
  }

  private void sum(long[] ofTouches, long[] sums) {
    for (int i = 0; i < ofTouches.length; i++) {
      sums[spotOf[i]] += ofTouches[i];
    }
  }
}
