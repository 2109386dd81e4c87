package io.millrace.journey;

/** How the engine treated an event. */
public enum CountingOutcome {
  /** The event is counted. */
  COUNTED,
  /** An event with the same id is counted. The smaller of the two stays. */
  REPEATED,
  /** The event is too far behind the clock of its partition. */
  BEYOND_HORIZON,
  /** The visitor has too many events on that day to be one person. */
  OVER_CAP
}
