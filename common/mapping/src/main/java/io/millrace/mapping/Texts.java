package io.millrace.mapping;

import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The text of a cell or of a JSON value, and the cleaning of texts. */
final class Texts {
  private static final int GREATEST_SCALE = 100;

  private Texts() {}

  /**
   * Removes blanks of any kind from both ends, and unwraps {@code ="00123"}, which spreadsheets
   * write to keep zeros.
   */
  static String clean(String text) {
    int length = text.length();
    if (length > 0 && plain(text.charAt(0)) && plain(text.charAt(length - 1))) {
      return text;
    }
    String stripped = strip(text);
    return stripped.length() > 2 && stripped.startsWith("=\"") && stripped.endsWith("\"")
        ? strip(stripped.substring(2, stripped.length() - 1).replace("\"\"", "\""))
        : stripped;
  }

  private static boolean plain(char c) {
    return c > ' ' && c < 0x7f && c != '=' && c != '"';
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Tells blanks: white space, no-break spaces, zero-width characters and the byte order mark. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || (c >= '\u200b' && c <= '\u200d')
        || c == '\u2060'
        || c == '\ufeff'
        || c == 0;
  }

  /** Returns the text of a JSON value; empty when it is absent or null. */
  static String of(JsonNode node) {
    if (node.isString()) {
      return clean(node.stringValue());
    }
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (node.isNumber() && !node.isIntegralNumber()) {
      BigDecimal number = node.decimalValue();
      return Math.abs(number.scale()) <= GREATEST_SCALE
          ? number.toPlainString()
          : number.toString();
    }
    return node.isContainer() ? node.toString() : node.asString();
  }

  /** Converts the name of a place into an id: {@code Online Video} becomes {@code online-video}. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-').replace('\u00a0', '-');
  }

  /** Converts the name of a column into the form in which names are compared. */
  static String columnKey(String name) {
    StringBuilder key = new StringBuilder(name.length());
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isBlank(c)) {
        gap = !key.isEmpty();
      } else {
        if (gap) {
          key.append(' ');
        }
        gap = false;
        key.append(c);
      }
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }
}
