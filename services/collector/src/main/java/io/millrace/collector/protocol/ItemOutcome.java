package io.millrace.collector.protocol;

/** What became of one item. */
public sealed interface ItemOutcome {

  /**
   * The broker has acknowledged every event of the item on all in-sync replicas.
   *
   * @param events number of events, at least 1
   */
  record Accepted(int events) implements ItemOutcome {}

  /**
   * The item means no event, and that is as it should be: the mapping skips it, or it is an
   * identity call.
   */
  record Skipped(String reason) implements ItemOutcome {}

  /** No rule of the mapping is for the item. It is counted with its name. */
  record Unmapped(String name) implements ItemOutcome {}

  /**
   * The item, or at least one of its events, is not valid. Sending it again gives the same outcome.
   *
   * @param code the reason, for programs
   * @param problem the reason, for people
   */
  record Refused(String code, String problem) implements ItemOutcome {}
}
