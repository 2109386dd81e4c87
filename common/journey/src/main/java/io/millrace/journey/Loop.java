package io.millrace.journey;

import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.ExplainedPurchase;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A counting purchase with its touches. Those that earn credit are told one by one: the latest 256,
 * and of these the latest ones that were at no more than 32 places. By the others it is decided
 * what kind of loop it is, and how long it took.
 */
final class Loop {
  /** The latest so many touches are credited. */
  static final int MOST_TOUCHES = ExplainedPurchase.MOST_TOUCHES;

  /** So many places are credited: what one event changes is in proportion to them. */
  static final int MOST_PLACES = 32;

  private static final InternedSurface[] NOWHERE = {};
  private static final long[] NEVER = {};
  private static final int[] NONE = {};

  private final JourneyEvent purchase;
  private final LoopKind kind;
  private final long firstAt;
  private final int earlier;
  private final InternedSurface[] surfaces;
  private final int[] surfaceOf;
  private final long[] ats;
  private final int[] events;

  /**
   * @param kind by where all touches were
   * @param firstAt time of the first of all touches, milliseconds
   * @param earlier how many touches there are before those that are credited
   * @param surfaces the places of the credited touches, each once
   * @param placeOf for each credited touch, which of the places it was at
   * @param ats time of the last event of each credited touch, milliseconds
   * @param events how many events each credited touch has; of the first one perhaps some too many,
   *     which are older than the lookback
   */
  Loop(
      JourneyEvent purchase,
      LoopKind kind,
      long firstAt,
      int earlier,
      InternedSurface[] surfaces,
      int[] placeOf,
      long[] ats,
      int[] events) {
    this.purchase = purchase;
    this.kind = kind;
    this.firstAt = firstAt;
    this.earlier = earlier;
    this.surfaces = surfaces;
    this.surfaceOf = placeOf;
    this.ats = ats;
    this.events = events;
  }

  /** That of a purchase without a touch. */
  static Loop direct(JourneyEvent purchase) {
    return new Loop(purchase, LoopKind.DIRECT, LastSeen.NEVER, 0, NOWHERE, NONE, NEVER, NONE);
  }

  JourneyEvent purchase() {
    return purchase;
  }

  /** Where the touches were, seen from the platform of the purchase. */
  LoopKind kind() {
    return kind;
  }

  /** How many touches earn credit. */
  int size() {
    return ats.length;
  }

  /** How many touches there are before those that earn credit. */
  int earlier() {
    return earlier;
  }

  InternedSurface surface(int touch) {
    return surfaces[surfaceOf[touch]];
  }

  /** Time of that touch's last event, milliseconds. */
  long at(int touch) {
    return ats[touch];
  }

  int events(int touch) {
    return events[touch];
  }

  /** How many places the credited touches were at. */
  int surfaces() {
    return surfaces.length;
  }

  /** One of them. */
  InternedSurface surfaceAt(int number) {
    return surfaces[number];
  }

  /** For each credited touch the number of its place; not to be changed. */
  int[] surfaceOf() {
    return surfaceOf;
  }

  /** How long before the purchase each credited touch was, milliseconds. */
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

  /** Whether both share whatever there is in the same way. */
  boolean creditsAs(Loop other) {
    return purchase.at() == other.purchase.at()
        && Arrays.equals(ats, other.ats)
        && Arrays.equals(surfaceOf, other.surfaceOf)
        && Arrays.equals(surfaces, other.surfaces);
  }

  /** Whether an explanation of both says the same. */
  boolean isAs(Loop other) {
    return creditsAs(other)
        && purchase.is(other.purchase)
        && kind == other.kind
        && firstAt == other.firstAt
        && earlier == other.earlier
        && Arrays.equals(events, other.events);
  }
}
