package io.millrace.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Parses durations of the command line. */
final class Durations {
  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w)");

  private Durations() {}

  /** Parses {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h}, {@code 7d} or {@code 8w}. */
  static Duration parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'%s' is not a duration such as 90s, 10m, 2h, 7d or 8w".formatted(text));
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
