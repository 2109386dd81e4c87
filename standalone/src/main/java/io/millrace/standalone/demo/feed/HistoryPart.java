package io.millrace.standalone.demo.feed;

/**
 * A part of history that is sent in one go, in order of time.
 *
 * @param from first minute, since 1970-01-01T00:00Z
 * @param to first minute after it
 * @param visits which of those that start in these minutes
 * @param prompt whether somebody waits for it
 */
record HistoryPart(long from, long to, Visits visits, boolean prompt) {
  private static final double BUYING_SHARE = 0.04;

  /** How large it is beside others, about. */
  double weight() {
    return (to - from)
        * switch (visits) {
          case ALL -> 1;
          case BUYING -> BUYING_SHARE;
          case OTHER -> 1 - BUYING_SHARE;
        };
  }
}
