package io.millrace.ingest.answer;

/** What became of one event. */
public sealed interface EventOutcome {

  /** The broker has acknowledged it on all in-sync replicas. */
  record Accepted() implements EventOutcome {}

  /**
   * It breaks the contract, and would again.
   *
   * @param detail for people; never holds the visitor
   */
  record Rejected(ProblemCode code, String detail) implements EventOutcome {}

  /**
   * It is fine, but was not acknowledged; sending it again is safe.
   *
   * @param detail for people
   */
  record Unavailable(String detail) implements EventOutcome {}
}
