package io.millrace.journey;

/** What became of an event. */
public enum CountingOutcome {
  /** It is in the numbers. */
  COUNTED,
  /** Another event of its id is, or it took that one's place. */
  REPEATED,
  /** It is too far behind the clock of its partition. */
  BEYOND_HORIZON,
  /** Its visitor has too many events on its day to be one person. */
  OVER_CAP
}
