package io.millrace.aggregator.topology;

import io.millrace.events.Event;

/** The result of decoding a record of an event topic. */
sealed interface DecodeResult {

  /** A valid event. */
  record Decoded(Event event) implements DecodeResult {}

  /**
   * A record that is not a valid event.
   *
   * @param deadLetter the value of its record on the dead-letter topic
   */
  // Nothing compares two of these records.
  @SuppressWarnings("ArrayRecordComponent")
  record Undecodable(byte[] deadLetter) implements DecodeResult {}
}
