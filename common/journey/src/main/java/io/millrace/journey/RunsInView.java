package io.millrace.journey;

import java.util.Optional;

/**
 * Finds the loops of purchases of one journey, whose traffic must not change meanwhile.
 * Neighbouring purchases use the same index of runs.
 */
final class RunsInView {
  private final Journey journey;
  private final long lookback;
  private Optional<RunIndex> runs = Optional.empty();
  private long from;
  private long to;

  /**
   * @param lookback milliseconds
   */
  RunsInView(Journey journey, long lookback) {
    this.journey = journey;
    this.lookback = lookback;
  }

  /**
   * The loop of a purchase.
   *
   * @param until event time of the last purchase that will be asked for, milliseconds, if it is
   *     known; the index then reaches so far
   */
  Loop loop(JourneyEvent purchase, long until) {
    long since = purchase.at() - lookback;
    if (runs.isEmpty() || since < from || purchase.at() > to) {
      from = since;
      to = Math.max(purchase.at(), until);
      runs = Optional.of(journey.events().runs(from, to));
    }
    return runs.get().loop(purchase, since);
  }

  /** The loop of a purchase; purchases up to a lookback later use the same index. */
  Loop loop(JourneyEvent purchase) {
    return loop(purchase, purchase.at() + lookback);
  }
}
