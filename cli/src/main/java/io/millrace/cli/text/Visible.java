package io.millrace.cli.text;

/**
 * Makes text from outside safe for a terminal. Ids may contain control characters, which change
 * colours or titles or overwrite other text, and marks that reverse the order of letters. This
 * class replaces them by escapes, for example {@code \}{@code u001b}.
 */
public final class Visible {
  private Visible() {}

  /**
   * Returns the text with an escape in place of every character that a terminal would not display.
   */
  public static String text(String text) {
    if (text.codePoints().allMatch(Visible::isShown)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(point -> append(visible, point));
    return visible.toString();
  }

  private static void append(StringBuilder visible, int point) {
    if (isShown(point)) {
      visible.appendCodePoint(point);
    } else {
      for (char unit : Character.toChars(point)) {
        visible.append("\\u%04x".formatted((int) unit));
      }
    }
  }

  /**
   * Returns whether a terminal displays the character. Joiners of letters and emoji stay; marks of
   * direction do not.
   */
  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\t';
      case Character.FORMAT -> point == 0x200c || point == 0x200d;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
      default -> true;
    };
  }
}
