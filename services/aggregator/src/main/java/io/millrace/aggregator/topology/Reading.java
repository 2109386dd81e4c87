package io.millrace.aggregator.topology;

import io.millrace.events.Event;

/** What a record on an event topic turned out to be. */
sealed interface Reading {

  /** An event that fits the contract. */
  record Decoded(Event event) implements Reading {}

  /**
   * Something else.
   *
   * @param deadLetter the value of its record on the dead-letter topic
   */
  // Carries bytes to the next node; nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Undecodable(byte[] deadLetter) implements Reading {}
}
