package io.millrace.importer.read;

/** Blanks around cells: white space, the no-break space and the byte order mark. */
final class Blanks {
  private Blanks() {}

  static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\ufeff';
  }
}
