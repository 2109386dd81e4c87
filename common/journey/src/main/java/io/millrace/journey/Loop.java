package io.millrace.journey;

import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.ExplainedPurchase;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A counting purchase with its touches. At most the latest 256 touches are credited, and of these
 * only the latest that were at no more than 32 surfaces. The earlier touches still decide the kind
 * of the loop and the time to money.
 */
final class Loop {
  /** The most touches that are credited: the latest ones. */
  static final int MOST_TOUCHES = ExplainedPurchase.MOST_TOUCHES;

  /** The most surfaces that are credited. The cost of one event is in proportion to them. */
  static final int MOST_PLACES = 32;

  private static final Spot[] NOWHERE = {};
  private static final long[] NEVER = {};
  private static final int[] NONE = {};

  private final JourneyEvent purchase;
  private final LoopKind kind;
  private final long firstAt;
  private final int earlier;
  private final Spot[] spots;
  private final int[] spotOf;
  private final long[] ats;
  private final int[] events;

  /**
   * @param kind the kind of loop, by all touches
   * @param firstAt time of the first of all touches, milliseconds
   * @param earlier how many touches come before the credited ones
   * @param spots the spots of the credited touches, each once
   * @param spotOf for each credited touch, the index of its spot
   * @param ats time of the last event of each credited touch, milliseconds
   * @param events how many events each credited touch has; the first touch may include some events
   *     that are older than the lookback
   */
  Loop(
      JourneyEvent purchase,
      LoopKind kind,
      long firstAt,
      int earlier,
      Spot[] spots,
      int[] spotOf,
      long[] ats,
      int[] events) {
    this.purchase = purchase;
    this.kind = kind;
    this.firstAt = firstAt;
    this.earlier = earlier;
    this.spots = spots;
    this.spotOf = spotOf;
    this.ats = ats;
    this.events = events;
  }

  /** The loop of a purchase without a touch. */
  static Loop direct(JourneyEvent purchase) {
    return new Loop(purchase, LoopKind.DIRECT, LastSeen.NEVER, 0, NOWHERE, NONE, NEVER, NONE);
  }

  JourneyEvent purchase() {
    return purchase;
  }

  /** Where the touches were, relative to the platform of the purchase. */
  LoopKind kind() {
    return kind;
  }

  /** How many touches earn credit. */
  int size() {
    return ats.length;
  }

  /** How many touches come before the credited ones. */
  int earlier() {
    return earlier;
  }

  InternedSurface surface(int touch) {
    return spots[spotOf[touch]].surface();
  }

  /** Whom and what the touch names. */
  Names names(int touch) {
    return spots[spotOf[touch]].names();
  }

  /** Time of the touch's last event, in milliseconds. */
  long at(int touch) {
    return ats[touch];
  }

  int events(int touch) {
    return events[touch];
  }

  /** The spots of the credited touches. Callers must not change the array. */
  Spot[] spots() {
    return spots;
  }

  /** For each credited touch the index of its spot. Callers must not change the array. */
  int[] spotOf() {
    return spotOf;
  }

  /** How long before the purchase each credited touch was, in milliseconds. */
  long[] ages() {
    long[] ages = new long[ats.length];
    for (int i = 0; i < ages.length; i++) {
      ages[i] = purchase.at() - ats[i];
    }
    return ages;
  }

  /** Whole seconds from the first touch to the purchase; empty without a touch. */
  OptionalLong secondsToMoney() {
    return ats.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of((purchase.at() - firstAt) / 1_000);
  }

  /** Whether both loops share every amount in the same way. */
  boolean creditsAs(Loop other) {
    return purchase.at() == other.purchase.at()
        && Arrays.equals(ats, other.ats)
        && Arrays.equals(spotOf, other.spotOf)
        && Arrays.equals(spots, other.spots);
  }

  /** Whether both loops have the same explanation. */
  boolean isAs(Loop other) {
    return creditsAs(other)
        && purchase.is(other.purchase)
        && kind == other.kind
        && firstAt == other.firstAt
        && earlier == other.earlier
        && Arrays.equals(events, other.events);
  }
}
