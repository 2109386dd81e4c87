package io.millrace.ingest.decode;

import io.millrace.events.Event;
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

  private final EventObjectReader enveloped = new CloudEventReader();
  private final EventValidator validator;

  ElementDecoder(EventValidator validator) {
    this.validator = validator;
  }

  /**
   * Decodes the value that starts at the parser's current token. Leaves the parser on the last
   * token of the value.
   *
   * @param input what the parser reads, from {@code from} on
   */
  Decoded decode(JsonParser parser, byte[] input, int from, EventObjectReader reader) {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      parser.skipChildren();
      return invalid(ProblemCode.NOT_AN_OBJECT, "an event is a JSON object");
    }
    int start = (int) parser.currentTokenLocation().getByteOffset();
    ParsedEvent parsed = new ParsedEvent();
    reader.read(parser, parsed);
    int length = (int) parser.currentLocation().getByteOffset() - start;
    if (length > MAX_EVENT_BYTES) {
      return invalid(parsed, tooLarge().reason());
    }
    return parsed.isCloudEvent()
        ? decoded(cloudEvent(input, from + start, length))
        : decoded(parsed);
  }

  /**
   * Reads an object again that turned out to be a CloudEvent. The object is valid JSON. Reading it
   * twice costs nothing for plain events.
   */
  private ParsedEvent cloudEvent(byte[] input, int from, int length) {
    ParsedEvent parsed = new ParsedEvent();
    try (JsonParser parser = JsonParsers.over(input, from, length)) {
      parser.nextToken();
      enveloped.read(parser, parsed);
    }
    return parsed;
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
    return parsed.fault().map(fault -> invalid(parsed, fault)).orElseGet(() -> valid(parsed));
  }

  private Decoded valid(ParsedEvent parsed) {
    try {
      Event event = validator.event(parsed);
      return new Decoded.Valid(event, redactor(event, parsed));
    } catch (RejectedException e) {
      return invalid(parsed, e.reason());
    }
  }

  private static Redactor redactor(Event event, ParsedEvent parsed) {
    return event.envelope().type() == EventType.SPEND
        ? Redactor.ofNoVisitor()
        : new Redactor(parsed);
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
