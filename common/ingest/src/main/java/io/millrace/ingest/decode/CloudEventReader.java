package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads structured CloudEvents 1.0. The envelope holds id, type and time, and {@code data} holds
 * all other fields. Other attributes of the envelope are ignored.
 */
final class CloudEventReader implements EventObjectReader {
  private static final Set<EventField> OF_ENVELOPE =
      EnumSet.of(EventField.ID, EventField.TYPE, EventField.AT);
  private static final int MAX_LENGTH = 2048;

  @Override
  public void read(JsonParser parser, ParsedEvent parsed) {
    Envelope envelope = new Envelope(parsed);
    JsonEntries.read(parser, parsed::fault, envelope::attribute);
    envelope.check();
  }

  private static final class Envelope {
    private final ParsedEvent parsed;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> present = new HashSet<>();

    Envelope(ParsedEvent parsed) {
      this.parsed = parsed;
    }

    void attribute(String name, JsonParser parser) throws RejectedException {
      switch (name) {
        case "id" -> FieldReader.read(EventField.ID, parser, parsed);
        case "type" -> FieldReader.read(EventField.TYPE, parser, parsed);
        case "time" -> FieldReader.read(EventField.AT, parser, parsed);
        case "specversion", "source", "data" -> own(name, parser);
        default -> {}
      }
    }

    void check() {
      for (String name : new String[] {"specversion", "source", "data"}) {
        if (!present.contains(name)) {
          parsed.fault(notACloudEvent(name + " is required"));
        }
      }
    }

    private void own(String name, JsonParser parser) throws RejectedException {
      if (!seen.add(name)) {
        throw new RejectedException(ProblemCode.DUPLICATE_FIELD, name + " appears twice");
      }
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        return;
      }
      present.add(name);
      switch (name) {
        case "specversion" -> specversion(parser);
        case "data" -> data(parser);
        default -> JsonTexts.read(name, MAX_LENGTH, parser);
      }
    }

    private static void specversion(JsonParser parser) throws RejectedException {
      if (!JsonTexts.read("specversion", MAX_LENGTH, parser).equals("1.0")) {
        throw notACloudEvent("specversion takes 1.0");
      }
    }

    private void data(JsonParser parser) throws RejectedException {
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, "data takes an object");
      }
      JsonEntries.read(parser, parsed::fault, this::field);
    }

    private void field(String name, JsonParser parser) throws RejectedException {
      EventField field = EventReader.field(name);
      if (OF_ENVELOPE.contains(field)) {
        throw new RejectedException(
            ProblemCode.FIELD_NOT_ALLOWED, name + " belongs to the envelope, not to data");
      }
      FieldReader.read(field, parser, parsed);
    }

    private static RejectedException notACloudEvent(String detail) {
      return new RejectedException(ProblemCode.NOT_A_CLOUD_EVENT, detail);
    }
  }
}
