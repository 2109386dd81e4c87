package io.millrace.standalone.text;

/**
 * Text from elsewhere, for a terminal. Ids may hold what a terminal obeys (colours, titles, a
 * cursor that goes back over what stands there), or what turns the order of letters around: all of
 * it is written out instead, such as {@code \}{@code u001b}.
 */
public final class Visible {
  private Visible() {}

  /** The same text with everything that would not be seen as a character written out. */
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

  /** Joiners of letters and emoji stay; marks that change the direction do not. */
  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\t';
      case Character.FORMAT -> point == 0x200c || point == 0x200d;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
      default -> true;
    };
  }
}
