package io.millrace.cli.text;

import org.jline.utils.WCWidth;

/** Computes the width of text on a terminal, in columns. A Chinese character takes two columns. */
public final class Width {
  private static final String CUT = "\u2026";

  private Width() {}

  /** Returns the number of columns of the text. */
  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** Adds blanks at the end up to the given width. */
  static String padRight(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** Adds blanks at the beginning up to the given width. */
  static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  /** Cuts the text to the given width. An ellipsis marks a text that was cut. */
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
