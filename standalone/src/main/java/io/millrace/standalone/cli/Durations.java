package io.millrace.standalone.cli;

import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Parses and checks durations of the command line. */
final class Durations {
  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /** Rejects a lookback that is longer than the aggregator allows. */
  static void requireLookback(CommandLine line, Duration lookback) {
    if (lookback.compareTo(CalculationSettings.LONGEST) > 0) {
      throw new ParameterException(
          line, "--lookback must be 0s to %dd".formatted(CalculationSettings.LONGEST.toDays()));
    }
  }

  /** Parses {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h} or {@code 7d}. */
  static Duration parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'%s' is not a duration such as 90s, 10m, 2h or 7d".formatted(text));
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
