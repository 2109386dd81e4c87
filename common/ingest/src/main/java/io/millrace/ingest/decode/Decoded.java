package io.millrace.ingest.decode;

import io.millrace.events.Event;
import io.millrace.ingest.answer.EventOutcome;
import java.util.Optional;

/** The result of decoding one element of a body. */
public sealed interface Decoded {

  /** Hides the visitor in texts about this element before other people see them. */
  Redactor redactor();

  /** A valid event. */
  record Valid(Event event, Redactor redactor) implements Decoded {}

  /**
   * An element that is not a valid event.
   *
   * @param id the sender's id of the event; empty when it could not be read
   * @param type the name of the event's type; empty when it is not a known event type
   */
  record Invalid(
      Optional<String> id, Optional<String> type, EventOutcome.Rejected reason, Redactor redactor)
      implements Decoded {}
}
