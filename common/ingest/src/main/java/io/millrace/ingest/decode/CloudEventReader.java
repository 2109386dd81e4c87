package io.millrace.ingest.decode;

import io.millrace.ingest.answer.Code;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads structured CloudEvents 1.0: id, type and time are the envelope's, all else is in {@code
 * data}. Other attributes of the envelope are passed over.
 */
final class CloudEventReader implements DraftReader {
  private static final Set<Field> OF_ENVELOPE = EnumSet.of(Field.ID, Field.TYPE, Field.AT);
  private static final int MAX_LENGTH = 2048;

  @Override
  public void read(JsonParser parser, Draft draft) {
    Envelope envelope = new Envelope(draft);
    Entries.read(parser, draft::fault, envelope::attribute);
    envelope.check();
  }

  private static final class Envelope {
    private final Draft draft;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> present = new HashSet<>();

    Envelope(Draft draft) {
      this.draft = draft;
    }

    void attribute(String name, JsonParser parser) throws RejectedException {
      switch (name) {
        case "id" -> FieldReader.read(Field.ID, parser, draft);
        case "type" -> FieldReader.read(Field.TYPE, parser, draft);
        case "time" -> FieldReader.read(Field.AT, parser, draft);
        case "specversion", "source", "data" -> own(name, parser);
        default -> {}
      }
    }

    void check() {
      for (String name : new String[] {"specversion", "source", "data"}) {
        if (!present.contains(name)) {
          draft.fault(notACloudEvent(name + " is required"));
        }
      }
    }

    private void own(String name, JsonParser parser) throws RejectedException {
      if (!seen.add(name)) {
        throw new RejectedException(Code.DUPLICATE_FIELD, name + " is there twice");
      }
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        return;
      }
      present.add(name);
      switch (name) {
        case "specversion" -> specversion(parser);
        case "data" -> data(parser);
        default -> Texts.read(name, MAX_LENGTH, parser);
      }
    }

    private static void specversion(JsonParser parser) throws RejectedException {
      if (!Texts.read("specversion", MAX_LENGTH, parser).equals("1.0")) {
        throw notACloudEvent("specversion takes 1.0");
      }
    }

    private void data(JsonParser parser) throws RejectedException {
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        throw new RejectedException(Code.WRONG_JSON_TYPE, "data takes an object");
      }
      Entries.read(parser, draft::fault, this::field);
    }

    private void field(String name, JsonParser parser) throws RejectedException {
      Field field = EventReader.field(name);
      if (OF_ENVELOPE.contains(field)) {
        throw new RejectedException(
            Code.FIELD_NOT_ALLOWED, name + " belongs to the envelope, not to data");
      }
      FieldReader.read(field, parser, draft);
    }

    private static RejectedException notACloudEvent(String detail) {
      return new RejectedException(Code.NOT_A_CLOUD_EVENT, detail);
    }
  }
}
