package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import tools.jackson.core.JsonParser;

/** Reads plain event objects, which have all fields at the top level. */
final class EventReader implements EventObjectReader {

  @Override
  public void read(JsonParser parser, ParsedEvent parsed) {
    JsonEntries.read(
        parser, parsed::fault, (name, value) -> FieldReader.read(field(name), value, parsed));
  }

  static EventField field(String name) throws RejectedException {
    return EventField.of(name)
        .orElseThrow(
            () ->
                new RejectedException(
                    ProblemCode.UNKNOWN_FIELD, "events have no field " + Quoted.of(name)));
  }
}
