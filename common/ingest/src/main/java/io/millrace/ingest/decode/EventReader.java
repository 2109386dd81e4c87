package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/**
 * Reads plain event objects, which have all fields at the top level. It notes when an object is a
 * CloudEvent instead, which is to be read by {@link CloudEventReader}.
 */
final class EventReader implements EventObjectReader {

  @Override
  public void read(JsonParser parser, ParsedEvent parsed) {
    JsonEntries.read(parser, parsed::fault, (name, value) -> entry(name, value, parsed));
  }

  private static void entry(String name, JsonParser parser, ParsedEvent parsed)
      throws RejectedException {
    Optional<EventField> field = EventField.of(name);
    if (field.isPresent()) {
      FieldReader.read(field.get(), parser, parsed);
    } else if (name.equals(CloudEventAttribute.SPECVERSION.attributeName())) {
      parsed.cloudEvent();
    } else {
      throw unknown(name);
    }
  }

  static EventField field(String name) throws RejectedException {
    return EventField.of(name).orElseThrow(() -> unknown(name));
  }

  private static RejectedException unknown(String name) {
    return new RejectedException(
        ProblemCode.UNKNOWN_FIELD, "events have no field " + Quoted.of(name));
  }
}
