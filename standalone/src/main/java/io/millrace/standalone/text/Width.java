package io.millrace.standalone.text;

import org.jline.utils.WCWidth;

/** How much room text takes on a terminal, in columns: a Chinese character takes two. */
public final class Width {
  private static final String CUT = "\u2026";

  private Width() {}

  /** The columns that a text takes. */
  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** The text, blanks behind it, in that many columns. */
  static String padRight(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text, blanks before it, in that many columns. */
  static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  /** As much of the text as fits into that many columns; an ellipsis says that more was there. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int left = columns - 1;
    for (int point : text.codePoints().toArray()) {
      left -= of(point);
      if (left < 0) {
        break;
      }
      cut.appendCodePoint(point);
    }
    return columns <= 0 ? "" : cut + CUT;
  }

  private static int of(int point) {
    return Math.max(0, WCWidth.wcwidth(point));
  }
}
