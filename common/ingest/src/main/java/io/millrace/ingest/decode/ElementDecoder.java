package io.millrace.ingest.decode;

import io.millrace.events.EventType;
import io.millrace.ingest.answer.Code;
import io.millrace.ingest.answer.Outcome;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Decodes one element of a body, whatever it is. */
final class ElementDecoder {
  static final int MAX_EVENT_BYTES = 32 << 10;

  private final Contract contract;

  ElementDecoder(Contract contract) {
    this.contract = contract;
  }

  /** Decodes the value whose first token the parser stands on, and leaves it on the last. */
  Decoded decode(JsonParser parser, DraftReader reader) {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      return invalid(Code.NOT_AN_OBJECT, "an event is a JSON object");
    }
    long start = parser.currentTokenLocation().getByteOffset();
    Draft draft = new Draft();
    reader.read(parser, draft);
    if (parser.currentLocation().getByteOffset() - start > MAX_EVENT_BYTES) {
      return invalid(draft, tooLarge().reason());
    }
    return draft.fault().map(fault -> invalid(draft, fault)).orElseGet(() -> decoded(draft));
  }

  /** What is too long to be looked into. */
  static Decoded.Invalid oversized() {
    return new Decoded.Invalid(
        Optional.empty(), Optional.empty(), tooLarge().reason(), new Discretion());
  }

  /** What has no fields to speak of. */
  static Decoded.Invalid invalid(Code code, String detail) {
    return new Decoded.Invalid(
        Optional.empty(), Optional.empty(), new Outcome.Rejected(code, detail), new Discretion());
  }

  private Decoded decoded(Draft draft) {
    try {
      return new Decoded.Valid(contract.event(draft), new Discretion(draft));
    } catch (RejectedException e) {
      return invalid(draft, e.reason());
    }
  }

  private static Decoded invalid(Draft draft, Outcome.Rejected reason) {
    Optional<String> type = draft.text(Field.TYPE).flatMap(EventType::of).map(EventType::id);
    return new Decoded.Invalid(draft.text(Field.ID), type, reason, new Discretion(draft));
  }

  private static RejectedException tooLarge() {
    return new RejectedException(
        Code.EVENT_TOO_LARGE, "an event takes at most %d bytes".formatted(MAX_EVENT_BYTES));
  }
}
