package io.millrace.ingest.decode;

import io.millrace.ingest.answer.Code;
import tools.jackson.core.JsonParser;

/** Reads plain event objects: every field at the top. */
final class EventReader implements DraftReader {

  @Override
  public void read(JsonParser parser, Draft draft) {
    Entries.read(
        parser, draft::fault, (name, value) -> FieldReader.read(field(name), value, draft));
  }

  static Field field(String name) throws RejectedException {
    return Field.of(name)
        .orElseThrow(
            () ->
                new RejectedException(
                    Code.UNKNOWN_FIELD, "events have no field " + Quoted.of(name)));
  }
}
