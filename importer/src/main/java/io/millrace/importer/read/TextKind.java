package io.millrace.importer.read;

/** What a text file holds, as its beginning shows. */
enum TextKind {
  /** Rows with a separator. */
  TABLE,
  /** One JSON object in each line. */
  NDJSON,
  /** An array of JSON objects, or objects over several lines. */
  JSON;

  /** The number of bytes that are looked at. */
  static final int HEAD = 1 << 15;

  /** Returns the kind of a text with the given beginning. */
  static TextKind of(String head) {
    String text = withoutReasons(head);
    if (starts(text, '[', "{]")) {
      return JSON;
    }
    if (!starts(text, '{', "\"}")) {
      return TABLE;
    }
    return opensOnly(text.lines().findFirst().orElse(""), text) ? JSON : NDJSON;
  }

  /** Returns the kind of a text with the given beginning when it must be JSON. */
  static TextKind ofJson(String head) {
    return of(head) == JSON ? JSON : NDJSON;
  }

  private static String withoutReasons(String head) {
    String text = head.stripLeading();
    while (text.startsWith(TextLines.REASON)) {
      int end = text.indexOf('\n');
      text = end < 0 ? "" : text.substring(end).stripLeading();
    }
    return text;
  }

  private static boolean starts(String text, char first, String then) {
    String rest = text.isEmpty() ? "" : text.substring(1).stripLeading();
    return !text.isEmpty()
        && text.charAt(0) == first
        && (rest.isEmpty() || then.indexOf(rest.charAt(0)) >= 0);
  }

  /** Returns whether the first line opens an object that goes on in the next line. */
  private static boolean opensOnly(String line, String text) {
    String end = line.stripTrailing();
    boolean last = line.length() == text.length();
    int depth = 0;
    boolean inText = false;
    for (int i = 0; i < end.length(); i++) {
      char c = end.charAt(i);
      if (inText && c == '\\') {
        i++;
      } else if (c == '"') {
        inText = !inText;
      } else if (!inText) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
    }
    return !last && depth > 0 && !inText && "{[,".indexOf(end.charAt(end.length() - 1)) >= 0;
  }
}
