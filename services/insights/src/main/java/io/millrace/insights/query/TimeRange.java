package io.millrace.insights.query;

import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;

/**
 * From a moment to another, milliseconds since 1970-01-01T00:00:00Z (event time).
 *
 * @param from the first millisecond
 * @param to the first millisecond after it, greater than {@code from}
 */
public record TimeRange(long from, long to) {

  /** Starts of the windows in it, oldest first; it must begin and end on borders of the grain. */
  List<Long> starts(Calendar calendar, Grain grain) {
    List<Long> starts = new ArrayList<>();
    for (long start = from; start < to; start = calendar.end(grain, start)) {
      starts.add(start);
    }
    return starts;
  }
}
