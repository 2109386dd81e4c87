package io.millrace.journey;

/** What became of an event that was handed to the engine. */
public enum Outcome {
  /** It is in the journey now and its facts are told. */
  COUNTED,
  /** An event of the same id was there already; the smaller of the two stays. */
  REPEATED
}
