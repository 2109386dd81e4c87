package io.millrace.ingest.answer;

/** The outcome of one event. */
public sealed interface EventOutcome {

  /** The broker has acknowledged the event on all in-sync replicas. */
  record Accepted() implements EventOutcome {}

  /**
   * The event is not valid. Sending it again gives the same outcome.
   *
   * @param detail the reason, for people; never quotes the field {@code visitor}
   */
  record Rejected(ProblemCode code, String detail) implements EventOutcome {}

  /**
   * The event is valid, but the broker did not acknowledge it. Sending it again is safe.
   *
   * @param detail the reason, for people
   */
  record Unavailable(String detail) implements EventOutcome {}
}
