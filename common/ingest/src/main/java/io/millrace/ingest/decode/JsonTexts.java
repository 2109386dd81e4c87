package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.function.IntPredicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads JSON strings and checks their length or their pattern. */
final class JsonTexts {
  private static final int MAX_NAME_LENGTH = 40;

  private JsonTexts() {}

  /** The string at the parser's current token, of 1 to {@code maxLength} code points. */
  static String read(String field, int maxLength, JsonParser parser) throws RejectedException {
    return checked(field, maxLength, string(field, parser));
  }

  /** The text, which must have 1 to {@code maxLength} code points and be well-formed. */
  static String checked(String field, int maxLength, String text) throws RejectedException {
    // A code point has at most two chars, so the length in chars rejects a long text without a
    // count.
    if (text.isEmpty()
        || text.length() > 2 * maxLength
        || text.codePointCount(0, text.length()) > maxLength) {
      throw new RejectedException(
          ProblemCode.BAD_LENGTH, "%s takes 1 to %d characters".formatted(field, maxLength));
    }
    requireWellFormed(field, text);
    return text;
  }

  /** The string at the parser's current token, which must be an id like {@code mini-program}. */
  static String readName(String field, JsonParser parser) throws RejectedException {
    String text = string(field, parser);
    if (!isName(text, JsonTexts::isNameChar)) {
      throw new RejectedException(
          ProblemCode.BAD_NAME, field + " takes 1 to 40 of a-z, 0-9 and -, got " + Quoted.of(text));
    }
    return text;
  }

  /**
   * The string at the parser's current token, which must be an id in upper or lower case. For
   * example, ISO writes {@code CN-GD}.
   */
  static String readWord(String field, JsonParser parser) throws RejectedException {
    String text = string(field, parser);
    if (!isName(text, c -> isNameChar(c) || (c >= 'A' && c <= 'Z'))) {
      throw new RejectedException(
          ProblemCode.BAD_NAME,
          field + " takes 1 to 40 letters of a-z, digits 0-9 and -, got " + Quoted.of(text));
    }
    return text;
  }

  /**
   * Rejects half surrogate pairs. They have no UTF-8 form, so different texts would become the same
   * text.
   */
  static void requireWellFormed(String field, String text) throws RejectedException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isBmpCodePoint(text.codePointAt(i))) {
          throw new RejectedException(ProblemCode.BAD_TEXT, field + " holds half a surrogate pair");
        }
        i++;
      }
    }
  }

  private static String string(String field, JsonParser parser) throws RejectedException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, field + " takes a string");
    }
    return parser.getString();
  }

  private static boolean isName(String text, IntPredicate allowed) {
    if (text.isEmpty() || text.length() > MAX_NAME_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNameChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
