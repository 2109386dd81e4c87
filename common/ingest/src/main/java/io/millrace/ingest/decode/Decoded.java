package io.millrace.ingest.decode;

import io.millrace.events.Event;
import io.millrace.ingest.answer.EventOutcome;
import java.util.Optional;

/** What one element of a body turned out to be. */
public sealed interface Decoded {

  /** What others than the sender may see of it. */
  Redactor discretion();

  /** An event that keeps the contract. */
  record Valid(Event event, Redactor discretion) implements Decoded {}

  /**
   * Anything else.
   *
   * @param id the sender's id of the event, when it could be read
   * @param type the name of the event's type when it is one of the contract's
   */
  record Invalid(
      Optional<String> id, Optional<String> type, EventOutcome.Rejected reason, Redactor discretion)
      implements Decoded {}
}
