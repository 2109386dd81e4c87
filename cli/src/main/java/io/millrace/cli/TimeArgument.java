package io.millrace.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import picocli.CommandLine.TypeConversionException;

/**
 * A point in time of the command line. Some values, for example {@code today}, depend on the
 * current time and the zone.
 */
@FunctionalInterface
interface TimeArgument {

  /** Returns the point in time, given the current time and the zone. */
  Instant at(Instant now, ZoneId zone);

  /** Parses a date, a month (its first day), an RFC 3339 time, or a word. */
  static TimeArgument parse(String text) {
    return switch (text) {
      case "now" -> (now, _) -> now;
      case "yesterday" -> day(-1);
      case "today" -> day(0);
      case "tomorrow" -> day(1);
      default -> fixed(text);
    };
  }

  private static TimeArgument day(int offset) {
    return (now, zone) ->
        LocalDate.ofInstant(now, zone).plusDays(offset).atStartOfDay(zone).toInstant();
  }

  private static TimeArgument fixed(String text) {
    try {
      if (text.indexOf('T') >= 0) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        return (_, _) -> time;
      }
      LocalDate date =
          text.length() <= "2026-11".length()
              ? YearMonth.parse(text).atDay(1)
              : LocalDate.parse(text);
      return (_, zone) -> date.atStartOfDay(zone).toInstant();
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "'%s' is not a time such as 2026-11-23, 2026-11, 2026-11-23T10:00:00Z, yesterday, today"
              .formatted(text));
    }
  }
}
