package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the data of a CloudEvent: the fields of an event other than id, type and at. */
final class CloudEventData {
  private static final Set<EventField> OF_ENVELOPE =
      EnumSet.of(EventField.ID, EventField.TYPE, EventField.AT);
  private static final int MAX_BASE64 = ElementDecoder.MAX_EVENT_BYTES;

  private CloudEventData() {}

  /** Reads the object at the parser's current token. */
  static void read(JsonParser parser, ParsedEvent parsed) throws RejectedException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, "data takes an object");
    }
    JsonEntries.read(
        parser, parsed::fault, (name, value) -> FieldReader.read(field(name), value, parsed));
  }

  /** Reads the base64 text at the parser's current token, whose bytes are the JSON of an object. */
  static void readBase64(JsonParser parser, ParsedEvent parsed) throws RejectedException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, "data_base64 takes a string");
    }
    byte[] json = base64(parser);
    if (!StrictUtf8.is(json, 0, json.length)) {
      throw notAnObject();
    }
    try (JsonParser inner = JsonParsers.over(json, 0, json.length)) {
      inner.nextToken();
      read(inner, parsed);
      if (inner.nextToken() != null) {
        throw notAnObject();
      }
    } catch (JacksonException _) {
      throw notAnObject();
    }
  }

  private static byte[] base64(JsonParser parser) throws RejectedException {
    if (parser.getStringLength() > MAX_BASE64) {
      throw new RejectedException(
          ProblemCode.EVENT_TOO_LARGE,
          "data_base64 takes at most %d characters".formatted(MAX_BASE64));
    }
    try {
      return Base64.getDecoder().decode(parser.getString());
    } catch (IllegalArgumentException _) {
      throw notAnObject();
    }
  }

  private static EventField field(String name) throws RejectedException {
    EventField field = EventReader.field(name);
    if (OF_ENVELOPE.contains(field)) {
      throw new RejectedException(
          ProblemCode.FIELD_NOT_ALLOWED, name + " belongs to the envelope, not to data");
    }
    return field;
  }

  private static RejectedException notAnObject() {
    return new RejectedException(
        ProblemCode.NOT_A_CLOUD_EVENT, "data_base64 takes the base64 form of a JSON object");
  }
}
