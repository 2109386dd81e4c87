package io.millrace.importer;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import java.util.Optional;

/**
 * An event to send.
 *
 * @param origin file and line number of the event
 * @param type the type, which decides the domain
 * @param json the event, in one line
 * @param original the record that the event was made of
 * @param order the order, when the event is a purchase
 */
public record Line(
    SourceLine origin, EventType type, String json, Original original, Optional<OrderKey> order) {

  /** Creates a line for an event that no file holds. */
  public Line(SourceLine origin, EventType type, String json) {
    this(origin, type, json, new Original(json, ""), Optional.empty());
  }

  Domain domain() {
    return type.domain();
  }
}
