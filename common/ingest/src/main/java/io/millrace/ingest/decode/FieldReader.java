package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the values of an event's fields into a {@link ParsedEvent}. */
final class FieldReader {
  private static final long MAX_DURATION_MS = 86_400_000;
  private static final int MAX_DURATION_DIGITS = 8;

  private FieldReader() {}

  /** Reads the value at the parser's current token. JSON null counts as absent. */
  static void read(EventField field, JsonParser parser, ParsedEvent parsed)
      throws RejectedException {
    parsed.see(field);
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return;
    }
    switch (field.shape()) {
      case TEXT -> parsed.text(field, JsonTexts.read(field.jsonName(), field.maxLength(), parser));
      case NAME -> parsed.text(field, JsonTexts.readName(field.jsonName(), parser));
      case WORD -> parsed.text(field, JsonTexts.readWord(field.jsonName(), parser));
      case DURATION -> parsed.durationMs(duration(parser));
      case AMOUNT -> AmountReader.read(parser, parsed);
      case PROPERTIES -> PropertiesReader.read(parser, parsed);
    }
  }

  private static long duration(JsonParser parser) throws RejectedException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      throw new RejectedException(
          ProblemCode.WRONG_JSON_TYPE, "durationMs takes an integer number of milliseconds");
    }
    // The length is checked first, so a number of a million digits is never converted.
    if (parser.getStringLength() > MAX_DURATION_DIGITS
        || parser.getLongValue() < 0
        || parser.getLongValue() > MAX_DURATION_MS) {
      throw new RejectedException(
          ProblemCode.OUT_OF_RANGE, "durationMs takes 0 to " + MAX_DURATION_MS);
    }
    return parser.getLongValue();
  }
}
