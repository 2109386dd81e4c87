package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of event time, in milliseconds since 1970-01-01T00:00:00Z.
 *
 * @param from the first millisecond
 * @param to the first millisecond after the range, greater than {@code from}
 */
public record TimeRange(long from, long to) {

  /**
   * Returns the starts of the windows in the range, oldest first. The range must begin and end on
   * borders of the grain.
   */
  List<Long> starts(Calendar calendar, Grain grain) {
    List<Long> starts = new ArrayList<>();
    for (long start = from; start < to; start = calendar.end(grain, start)) {
      starts.add(start);
    }
    return starts;
  }
}
