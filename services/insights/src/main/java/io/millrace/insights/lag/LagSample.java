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
public record LagSample(
    String application, Map<PipelineLog, Offsets> ends, Map<PipelineLog, Offsets> counted) {

  public LagSample {
    ends = Map.copyOf(ends);
    counted = Map.copyOf(counted);
  }

  Offsets end(PipelineLog log) {
    return ends.getOrDefault(log, new Offsets(Map.of()));
  }

  Offsets counted(PipelineLog log) {
    return counted.getOrDefault(log, new Offsets(Map.of()));
  }

  /** Events that were there and not counted. */
  public long waiting() {
    return counted(PipelineLog.EVENTS).before(end(PipelineLog.EVENTS));
  }

  /** Whether what was found out by that earlier look still means something. */
  boolean continues(LagSample earlier) {
    return application.equals(earlier.application)
        && earlier.ends.keySet().stream().allMatch(log -> end(log).continues(earlier.end(log)));
  }
}
