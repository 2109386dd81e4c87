package io.millrace.insights.lag;

import java.util.Map;

/**
 * How far everybody was at one moment. The order in which the parts were asked for matters: first
 * the ends of the events, then what is counted, then the ends of all other logs. So whatever was
 * counted has left its records before those ends.
 *
 * @param application the consumer group that counts
 * @param ends of all logs, records of open transactions included
 * @param counted up to where events and facts have been read, and what they led to was committed
 */
public record Look(String application, Map<Log, Offsets> ends, Map<Log, Offsets> counted) {

  public Look {
    ends = Map.copyOf(ends);
    counted = Map.copyOf(counted);
  }

  Offsets end(Log log) {
    return ends.getOrDefault(log, new Offsets(Map.of()));
  }

  Offsets counted(Log log) {
    return counted.getOrDefault(log, new Offsets(Map.of()));
  }

  /** Events that were there and not counted. */
  public long waiting() {
    return counted(Log.EVENTS).before(end(Log.EVENTS));
  }

  /** Whether what was found out by that earlier look still means something. */
  boolean continues(Look earlier) {
    return application.equals(earlier.application)
        && earlier.ends.keySet().stream().allMatch(log -> end(log).continues(earlier.end(log)));
  }
}
