package io.millrace.ingest.decode;

import io.millrace.events.EventType;
import io.millrace.ingest.answer.EventOutcome;
import io.millrace.ingest.answer.ProblemCode;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Decodes one element of a body into a valid event or into a rejection. Safe for several threads.
 */
final class ElementDecoder {
  static final int MAX_EVENT_BYTES = 32 << 10;

  private final EventValidator validator;

  ElementDecoder(EventValidator validator) {
    this.validator = validator;
  }

  /**
   * Decodes the value that starts at the parser's current token. Leaves the parser on the last
   * token of the value.
   */
  Decoded decode(JsonParser parser, EventObjectReader reader) {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      return invalid(ProblemCode.NOT_AN_OBJECT, "an event is a JSON object");
    }
    long start = parser.currentTokenLocation().getByteOffset();
    ParsedEvent parsed = new ParsedEvent();
    reader.read(parser, parsed);
    if (parser.currentLocation().getByteOffset() - start > MAX_EVENT_BYTES) {
      return invalid(parsed, tooLarge().reason());
    }
    return parsed.fault().map(fault -> invalid(parsed, fault)).orElseGet(() -> decoded(parsed));
  }

  /** The result for an element that is too long to be parsed. */
  static Decoded.Invalid oversized() {
    return new Decoded.Invalid(
        Optional.empty(), Optional.empty(), tooLarge().reason(), new Redactor());
  }

  /** The result for an element without readable fields. */
  static Decoded.Invalid invalid(ProblemCode code, String detail) {
    return new Decoded.Invalid(
        Optional.empty(),
        Optional.empty(),
        new EventOutcome.Rejected(code, detail),
        new Redactor());
  }

  private Decoded decoded(ParsedEvent parsed) {
    try {
      return new Decoded.Valid(validator.event(parsed), new Redactor(parsed));
    } catch (RejectedException e) {
      return invalid(parsed, e.reason());
    }
  }

  private static Decoded invalid(ParsedEvent parsed, EventOutcome.Rejected reason) {
    Optional<String> type = parsed.text(EventField.TYPE).flatMap(EventType::of).map(EventType::id);
    return new Decoded.Invalid(parsed.text(EventField.ID), type, reason, new Redactor(parsed));
  }

  private static RejectedException tooLarge() {
    return new RejectedException(
        ProblemCode.EVENT_TOO_LARGE, "an event takes at most %d bytes".formatted(MAX_EVENT_BYTES));
  }
}
