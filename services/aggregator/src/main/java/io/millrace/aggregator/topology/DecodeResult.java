package io.millrace.aggregator.topology;

import io.millrace.events.Event;

/** What a record on an event topic turned out to be. */
sealed interface DecodeResult {

  /** An event that fits the contract. */
  record Decoded(Event event) implements DecodeResult {}

  /**
   * Something else.
   *
   * @param deadLetter the value of its record on the dead-letter topic
   */
  // Carries bytes to the next node; nobody compares two of them.
  @SuppressWarnings("ArrayRecordComponent")
  record Undecodable(byte[] deadLetter) implements DecodeResult {}
}
