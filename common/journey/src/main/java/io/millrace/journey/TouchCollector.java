package io.millrace.journey;

import io.millrace.events.cell.LoopKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the touches of a purchase from the latest backward, until no more can be credited. */
final class TouchCollector {
  private final JourneyEvent purchase;
  private final Numbers numbers;
  private final int[] spotOf = new int[Loop.MOST_TOUCHES];
  private final long[] ats = new long[Loop.MOST_TOUCHES];
  private final int[] events = new int[Loop.MOST_TOUCHES];
  private final InternedSurface[] surfaces = new InternedSurface[Loop.MOST_PLACES];
  private final TouchNameLimit limit = new TouchNameLimit();
  private final List<Spot> spots = new ArrayList<>();

  /** The numbers of the spots with names. */
  private final Map<Spot, Integer> named = new HashMap<>();

  /** For each surface one more than the number of its spot without names. */
  private final int[] unnamed = new int[Loop.MOST_PLACES];

  private int touches;
  private int distinct;
  private boolean here;
  private boolean elsewhere;

  /**
   * @param numbers an index without entries; this collector uses it alone until it has made its
   *     loop
   */
  TouchCollector(JourneyEvent purchase, Numbers numbers) {
    this.purchase = purchase;
    this.numbers = numbers;
  }

  /**
   * Adds the touch before the collected ones.
   *
   * @return false when the touch cannot be credited any more
   */
  boolean take(InternedSurface surface, Names names, long at, int count) {
    if (touches == Loop.MOST_TOUCHES) {
      return false;
    }
    int number = number(surface);
    if (number < 0) {
      return false;
    }
    spotOf[touches] = spot(number, surface, names);
    ats[touches] = at;
    events[touches] = count;
    touches++;
    return true;
  }

  /** Whether a collected touch is on the platform of the purchase. */
  boolean isHere() {
    return here;
  }

  /** Whether a collected touch is on another platform. */
  boolean isElsewhere() {
    return elsewhere;
  }

  /** Time of the oldest collected touch, in milliseconds. At least one touch must be collected. */
  long oldestAt() {
    return ats[touches - 1];
  }

  /**
   * Creates the loop with the collected touches.
   *
   * @param all how many touches there are, including those that are not credited
   * @param firstAt time of the first of all touches, milliseconds
   * @param olderHere whether a touch that is not credited was on the platform of the purchase
   * @param olderElsewhere whether a touch that is not credited was on another platform
   */
  Loop loop(int all, long firstAt, boolean olderHere, boolean olderElsewhere) {
    for (int i = 0; i < distinct; i++) {
      numbers.set(surfaces[i], -1);
    }
    return new Loop(
        purchase,
        kind(here || olderHere, elsewhere || olderElsewhere),
        firstAt,
        all - touches,
        spots.toArray(new Spot[0]),
        reversed(spotOf),
        reversed(ats),
        reversed(events));
  }

  private int spot(int number, InternedSurface surface, Names names) {
    Names counting = names.isNone() ? names : limit.of(surface, names);
    if (counting.isNone()) {
      if (unnamed[number] == 0) {
        spots.add(new Spot(surface));
        unnamed[number] = spots.size();
      }
      return unnamed[number] - 1;
    }
    return named.computeIfAbsent(
        new Spot(surface, counting),
        added -> {
          spots.add(added);
          return spots.size() - 1;
        });
  }

  private int number(InternedSurface surface) {
    int known = numbers.of(surface);
    if (known >= 0) {
      return known;
    }
    if (distinct == Loop.MOST_PLACES) {
      return -1;
    }
    if (surface.interned() == purchase.surface().interned()) {
      here = true;
    } else {
      elsewhere = true;
    }
    numbers.set(surface, distinct);
    surfaces[distinct] = surface;
    return distinct++;
  }

  /** An index from surfaces to numbers. One {@link RunIndex} uses one object for all its loops. */
  static final class Numbers {
    private int[] plusOne = new int[64];

    private int of(InternedSurface surface) {
      return surface.number() < plusOne.length ? plusOne[surface.number()] - 1 : -1;
    }

    private void set(InternedSurface surface, int number) {
      if (surface.number() >= plusOne.length) {
        plusOne = Arrays.copyOf(plusOne, 2 * surface.number());
      }
      plusOne[surface.number()] = number + 1;
    }
  }

  private static LoopKind kind(boolean here, boolean elsewhere) {
    if (here && elsewhere) {
      return LoopKind.MIXED;
    }
    return here ? LoopKind.CLOSED : LoopKind.EXTERNAL;
  }

  private int[] reversed(int[] values) {
    int[] result = new int[touches];
    for (int i = 0; i < touches; i++) {
      result[i] = values[touches - 1 - i];
    }
    return result;
  }

  private long[] reversed(long[] values) {
    long[] result = new long[touches];
    for (int i = 0; i < touches; i++) {
      result[i] = values[touches - 1 - i];
    }
    return result;
  }
}
