package io.millrace.journey;

import io.millrace.events.cell.LoopKind;
import java.util.Arrays;

/** Collects the touches of a purchase from the latest backward, as many as are credited. */
final class TouchCollector {
  private final JourneyEvent purchase;
  private final Numbers numbers;
  private final int[] placeOf = new int[Loop.MOST_TOUCHES];
  private final long[] ats = new long[Loop.MOST_TOUCHES];
  private final int[] events = new int[Loop.MOST_TOUCHES];
  private final InternedSurface[] surfaces = new InternedSurface[Loop.MOST_PLACES];
  private int touches;
  private int distinct;
  private boolean here;
  private boolean elsewhere;

  /**
   * @param numbers of no place; the tail's own until it has made its loop
   */
  TouchCollector(JourneyEvent purchase, Numbers numbers) {
    this.purchase = purchase;
    this.numbers = numbers;
  }

  /** Takes the touch before those that it has, unless it is not credited any more. */
  boolean take(InternedSurface surface, long at, int count) {
    if (touches == Loop.MOST_TOUCHES) {
      return false;
    }
    int number = number(surface);
    if (number < 0) {
      return false;
    }
    placeOf[touches] = number;
    ats[touches] = at;
    events[touches] = count;
    touches++;
    return true;
  }

  /** Whether one that was taken is on the platform of the purchase. */
  boolean isHere() {
    return here;
  }

  /** Whether one that was taken is on another platform. */
  boolean isElsewhere() {
    return elsewhere;
  }

  /** Time of the oldest that was taken, milliseconds; one was. */
  long oldestAt() {
    return ats[touches - 1];
  }

  /**
   * The loop with these touches.
   *
   * @param all how many touches there are, with those that are not credited
   * @param firstAt time of the first of all, milliseconds
   * @param olderHere whether one that is not credited was on the platform of the purchase
   * @param olderElsewhere whether one that is not credited was on another
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
        Arrays.copyOf(surfaces, distinct),
        reversed(placeOf),
        reversed(ats),
        reversed(events));
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

  /** Numbers of places, which a line of runs has once for all its loops. */
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
