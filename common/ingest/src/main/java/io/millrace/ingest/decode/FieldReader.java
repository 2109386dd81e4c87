package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the values of an event's fields into a {@link ParsedEvent}. */
final class FieldReader {
  private static final long MAX_DURATION_MS = 86_400_000;
  private static final int MAX_DIGITS = 10;

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
      case ENTITY -> parsed.text(field, entity(field, parser));
      case VISITOR -> parsed.text(field, visitor(field, parser));
      case VERSION -> parsed.version(version(parser));
      case DELETED -> parsed.deleted(deleted(parser));
      case NAME -> parsed.text(field, JsonTexts.readName(field.jsonName(), parser));
      case WORD -> parsed.text(field, JsonTexts.readWord(field.jsonName(), parser));
      case DURATION -> parsed.durationMs(duration(parser));
      case AMOUNT -> AmountReader.read(parser, parsed);
      case PROPERTIES -> PropertiesReader.read(parser, parsed);
    }
  }

  /** The visitor. An empty one passes here, because it is refused like a blank one. */
  private static String visitor(EventField field, JsonParser parser) throws RejectedException {
    return parser.hasToken(JsonToken.VALUE_STRING) && parser.getStringLength() == 0
        ? ""
        : JsonTexts.read(field.jsonName(), field.maxLength(), parser);
  }

  /** The id of a creator or a campaign. A blank one would be a row without a name in rankings. */
  private static String entity(EventField field, JsonParser parser) throws RejectedException {
    String id = JsonTexts.read(field.jsonName(), field.maxLength(), parser);
    if (Nobodies.isBlank(id)) {
      throw new RejectedException(ProblemCode.BAD_LENGTH, field.jsonName() + " is blank");
    }
    return id;
  }

  private static int version(JsonParser parser) throws RejectedException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, "version takes an integer number");
    }
    if (!isWithin(parser, Integer.MAX_VALUE)) {
      throw new RejectedException(
          ProblemCode.OUT_OF_RANGE, "version takes 0 to " + Integer.MAX_VALUE);
    }
    return parser.getIntValue();
  }

  private static boolean deleted(JsonParser parser) throws RejectedException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default ->
          throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, "deleted takes true or false");
    };
  }

  private static long duration(JsonParser parser) throws RejectedException {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      throw new RejectedException(
          ProblemCode.WRONG_JSON_TYPE, "durationMs takes an integer number of milliseconds");
    }
    if (!isWithin(parser, MAX_DURATION_MS)) {
      throw new RejectedException(
          ProblemCode.OUT_OF_RANGE, "durationMs takes 0 to " + MAX_DURATION_MS);
    }
    return parser.getLongValue();
  }

  /** Whether the integer at the parser's current token is from 0 to {@code max}. */
  private static boolean isWithin(JsonParser parser, long max) {
    // The length is checked first, so a number of a million digits is never converted.
    return parser.getStringLength() <= MAX_DIGITS
        && parser.getLongValue() >= 0
        && parser.getLongValue() <= max;
  }
}
