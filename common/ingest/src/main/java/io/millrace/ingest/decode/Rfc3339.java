package io.millrace.ingest.decode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Parses RFC 3339 times like {@code 2026-11-24T10:00:00.123+08:00}. It reads the digits by
 * position, because every event has a time and parsing must be fast. A leap second counts as the
 * second before it.
 */
final class Rfc3339 {
  private static final int SECONDS_END = 19;
  private static final int OFFSET_LENGTH = 6;

  private final String text;
  private boolean valid = true;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * The time in milliseconds since 1970-01-01T00:00:00Z; empty when the text is not a valid time.
   * Digits after the milliseconds are cut off.
   */
  static OptionalLong parse(String text) {
    if (text.length() <= SECONDS_END) {
      return OptionalLong.empty();
    }
    Rfc3339 time = new Rfc3339(text);
    try {
      long millis = time.millis();
      return time.valid ? OptionalLong.of(millis) : OptionalLong.empty();
    } catch (DateTimeException _) {
      return OptionalLong.empty();
    }
  }

  private long millis() {
    int offset = fractionEnd();
    LocalDate date = date();
    return Math.multiplyExact(date.toEpochDay() * 86_400 + secondOfDay() - offset(offset), 1000L)
        + fraction(offset);
  }

  private LocalDate date() {
    expect(4, "-");
    expect(7, "-");
    expect(10, "Tt");
    int year = number(0, 4, 9999);
    int month = number(5, 7, 12);
    int day = number(8, 10, 31);
    return LocalDate.of(year, month, day);
  }

  private int secondOfDay() {
    expect(13, ":");
    expect(16, ":");
    int minutes = number(11, 13, 23) * 60 + number(14, 16, 59);
    return minutes * 60 + Math.min(number(17, SECONDS_END, 60), 59);
  }

  /** The index of the offset, which follows the digits of an optional fraction. */
  private int fractionEnd() {
    int end = SECONDS_END;
    if (text.charAt(end) == '.') {
      end++;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      valid &= end > SECONDS_END + 1;
    }
    return end;
  }

  private int fraction(int end) {
    int millis = 0;
    for (int i = SECONDS_END + 1; i <= SECONDS_END + 3; i++) {
      millis = millis * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return millis;
  }

  /** The offset in seconds; positive east of Greenwich. */
  private int offset(int start) {
    if (start == text.length() - 1) {
      expect(start, "Zz");
      return 0;
    }
    if (start + OFFSET_LENGTH != text.length()) {
      valid = false;
      return 0;
    }
    expect(start, "+-");
    expect(start + 3, ":");
    int minutes = number(start + 1, start + 3, 23) * 60 + number(start + 4, start + 6, 59);
    return text.charAt(start) == '-' ? -minutes * 60 : minutes * 60;
  }

  private int number(int from, int to, int max) {
    int number = 0;
    for (int i = from; i < to; i++) {
      valid &= isDigit(text.charAt(i));
      number = number * 10 + (text.charAt(i) - '0');
    }
    valid &= number <= max;
    return number;
  }

  private void expect(int index, String oneOf) {
    valid &= oneOf.indexOf(text.charAt(index)) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
