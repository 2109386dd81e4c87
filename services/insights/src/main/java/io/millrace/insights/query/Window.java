package io.millrace.insights.query;

import io.millrace.events.cell.Grain;

/**
 * A window of event time, without a platform.
 *
 * @param start milliseconds since 1970-01-01T00:00:00Z (event time)
 */
public record Window(Grain grain, long start) {

  /** Returns whether the window is a week or a month. */
  public boolean isLongerThanADay() {
    return grain.compareTo(Grain.DAY) > 0;
  }
}
