package io.millrace.mapping;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A time pattern in which every field has a fixed number of digits, such as {@code yyyy-MM-dd
 * HH:mm:ss}. It reads the same times as the general parser, about ten times as fast.
 */
final class FixedPattern {
  private static final String FIELDS = "yMdHms";

  /**
   * The pattern with a letter of {@link #FIELDS} for a digit; in literals no such letter stands.
   */
  private final String shape;

  /** For each character of the shape the index of its field, or -1 for a literal. */
  private final int[] fields;

  private FixedPattern(String shape, int[] fields) {
    this.shape = shape;
    this.fields = fields;
  }

  /** Returns the fast form of a pattern, or empty when it has other fields than these. */
  static Optional<FixedPattern> of(String pattern) {
    StringBuilder shape = new StringBuilder();
    int[] fields = new int[pattern.length()];
    int[] digits = new int[FIELDS.length()];
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int field = quoted ? -1 : FIELDS.indexOf(c);
      if (c == '\'') {
        quoted = !quoted;
        continue;
      }
      if (!quoted && field < 0 && !isLiteral(c)) {
        return Optional.empty();
      }
      if (field >= 0) {
        digits[field]++;
      }
      fields[shape.length()] = field;
      shape.append(c);
    }
    return isComplete(pattern, digits)
        ? Optional.of(new FixedPattern(shape.toString(), fields))
        : Optional.empty();
  }

  private static boolean isLiteral(char c) {
    return "-/.: _,".indexOf(c) >= 0;
  }

  private static boolean isComplete(String pattern, int[] digits) {
    boolean whole = digits[0] == 4;
    for (int i = 1; i < digits.length; i++) {
      whole &= digits[i] == 2 || (i >= 3 && digits[i] == 0);
    }
    return whole
        && !pattern.contains("''")
        && pattern.contains("yyyy")
        && pattern.contains("MM")
        && pattern.contains("dd")
        && (digits[3] == 0 || pattern.contains("HH"))
        && (digits[4] == 0 || (digits[3] > 0 && pattern.contains("mm")))
        && (digits[5] == 0 || (digits[4] > 0 && pattern.contains("ss")));
  }

  /** Returns the time, or empty when the text has another form or the time does not exist. */
  Optional<LocalDateTime> read(String text) {
    if (text.length() != shape.length()) {
      return Optional.empty();
    }
    int[] values = new int[FIELDS.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int field = fields[i];
      if (field < 0) {
        if (Character.toLowerCase(c) != Character.toLowerCase(shape.charAt(i))) {
          return Optional.empty();
        }
      } else if (c < '0' || c > '9') {
        return Optional.empty();
      } else {
        values[field] = values[field] * 10 + c - '0';
      }
    }
    try {
      return Optional.of(
          LocalDateTime.of(values[0], values[1], values[2], values[3], values[4], values[5]));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
