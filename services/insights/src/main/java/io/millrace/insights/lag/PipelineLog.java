package io.millrace.insights.lag;

import java.util.List;

/** The logs that events pass on their way into an answer. */
public enum PipelineLog {
  /** The topics of events, of all domains. */
  EVENTS,
  /** The topic of facts, between journeys and totals. */
  FACTS,
  /** The topic of summaries, with the cells. */
  SUMMARIES,
  /** The topic of explained orders. */
  LOOPS;

  /** The logs on the way to cells. Insights reads the last one. */
  static final List<PipelineLog> TO_CELLS = List.of(EVENTS, FACTS, SUMMARIES);

  /**
   * The logs on the way to explained orders. The aggregator writes explained orders together with
   * the facts.
   */
  static final List<PipelineLog> TO_ORDERS = List.of(EVENTS, LOOPS);
}
