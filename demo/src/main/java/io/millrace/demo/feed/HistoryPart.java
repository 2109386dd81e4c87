package io.millrace.demo.feed;

/**
 * A part of the history that is sent in one run, in the order of time.
 *
 * @param from first minute, since 1970-01-01T00:00Z
 * @param to first minute after the part
 * @param visits which of the visits that start in these minutes
 * @param prompt whether the part is sent as fast as possible
 */
record HistoryPart(long from, long to, Visits visits, boolean prompt) {
  private static final double BUYING_SHARE = 0.04;

  /** Returns the approximate size of the part, in minutes with all visits. */
  double weight() {
    return (to - from)
        * switch (visits) {
          case ALL -> 1;
          case BUYING -> BUYING_SHARE;
          case OTHER -> 1 - BUYING_SHARE;
        };
  }
}
