package io.millrace.insights.lag;

import java.util.Map;

/**
 * The positions of all stages of the pipeline at one moment. The parts must be read in this order:
 * first the ends of the events, then the counted positions, then the ends of all other logs. So all
 * records that come from counted events are before those ends.
 *
 * @param application the consumer group that counts
 * @param ends ends of all logs, records of open transactions included
 * @param counted positions up to which events and facts have been read and their results committed
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

  /** Returns the number of events that were accepted and not counted. */
  public long waiting() {
    return counted(PipelineLog.EVENTS).before(end(PipelineLog.EVENTS));
  }

  /**
   * Returns whether conclusions from the earlier sample are still valid: the group is the same and
   * no log was recreated or became shorter.
   */
  boolean continues(LagSample earlier) {
    return application.equals(earlier.application)
        && earlier.ends.keySet().stream().allMatch(log -> end(log).continues(earlier.end(log)));
  }
}
