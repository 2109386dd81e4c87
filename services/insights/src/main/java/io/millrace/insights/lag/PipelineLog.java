package io.millrace.insights.lag;

import java.util.List;

/** What events pass on their way into an answer, each time as records of another log. */
public enum PipelineLog {
  /** The events of all domains. */
  EVENTS,
  /** Between journeys and totals. */
  FACTS,
  /** The cells. */
  SUMMARIES,
  /** The explained orders. */
  LOOPS;

  /** The way into the cells; whoever answers reads the last of these. */
  static final List<PipelineLog> TO_CELLS = List.of(EVENTS, FACTS, SUMMARIES);

  /** The way into explained orders, which are written together with the facts. */
  static final List<PipelineLog> TO_ORDERS = List.of(EVENTS, LOOPS);
}
