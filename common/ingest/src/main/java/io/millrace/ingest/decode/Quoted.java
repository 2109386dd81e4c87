package io.millrace.ingest.decode;

/**
 * Quotes text of a client for a message. The quoted text has at most 40 characters and one line.
 */
final class Quoted {
  private static final int MAX_LENGTH = 40;

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .limit(MAX_LENGTH)
        .map(point -> isPlain(point) ? point : '?')
        .forEach(quoted::appendCodePoint);
    if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
      quoted.append("...");
    }
    return quoted.append('\'').toString();
  }

  private static boolean isPlain(int point) {
    return !Character.isISOControl(point)
        && Character.isDefined(point)
        && Character.getType(point) != Character.SURROGATE;
  }
}
