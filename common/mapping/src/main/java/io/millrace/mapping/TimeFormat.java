package io.millrace.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of times. A text that does not fit is refused, never guessed. */
sealed interface TimeFormat {
  /** The name of the standard format. */
  String ISO = "iso";

  /** The allowed names, for messages. */
  String NAMES =
      "iso, unix-seconds, unix-millis, unix-micros or a pattern like yyyy-MM-dd HH:mm:ss";

  /** Returns the time, or empty when the text does not fit. */
  Optional<Instant> read(String text);

  /** Returns the format as messages name it. */
  String label();

  /**
   * Returns the time.
   *
   * @throws Refusal when the text does not fit
   */
  default Instant parse(String text) throws Refusal {
    Optional<Instant> time = read(text);
    if (time.isEmpty()) {
      throw Refusal.wrong(
          "%s is not a time in %s; set the format, for example time: {format: '%s', zone:"
                  .formatted(Refusal.quote(text), label(), TimeGuess.pattern(text))
              + " Asia/Shanghai}");
    }
    return time.get();
  }

  /**
   * Times like 2018-07-01T12:00:00Z. With a zone, the offset may be missing, a blank may stand for
   * the T, and the time of day may be missing.
   */
  record Iso(Optional<ZoneId> zone) implements TimeFormat {
    private static final Pattern LOCAL =
        Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?))?");

    @Override
    public Optional<Instant> read(String text) {
      try {
        if (zone.isPresent()) {
          var local = LOCAL.matcher(text);
          if (local.matches()) {
            String time = local.group(2) == null ? "00:00" : local.group(2);
            return Optional.of(
                LocalDateTime.of(LocalDate.parse(local.group(1)), LocalTime.parse(time))
                    .atZone(zone.get())
                    .toInstant());
          }
        }
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    @Override
    public String label() {
      return zone.isPresent() ? ISO : ISO + " (2018-07-01T12:00:00Z, with an offset)";
    }
  }

  /**
   * A number of units since 1970, with a fixed range of digits, so that another unit or a broken
   * line is noticed. Seconds may have a fraction.
   *
   * @param label the name in mappings
   * @param fewest least number of digits
   * @param most greatest number of digits
   * @param power the unit is 10 to this power of a second
   */
  record Unix(String label, int fewest, int most, int power) implements TimeFormat {
    static final List<Unix> ALL =
        List.of(
            new Unix("unix-seconds", 9, 11, 0),
            new Unix("unix-millis", 12, 14, -3),
            new Unix("unix-micros", 15, 17, -6));

    @Override
    public Optional<Instant> read(String text) {
      int point = text.indexOf('.');
      int digits = point < 0 ? text.length() : point;
      if (digits < fewest || digits > most || !isNumber(text, point)) {
        return Optional.empty();
      }
      if (point < 0) {
        long units = Long.parseLong(text);
        long perSecond = (long) Math.pow(10, -power);
        return Optional.of(
            Instant.ofEpochSecond(
                units / perSecond, units % perSecond * (1_000_000_000 / perSecond)));
      }
      BigDecimal seconds = new BigDecimal(text).scaleByPowerOfTen(power);
      long whole = seconds.longValue();
      long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
      return Optional.of(Instant.ofEpochSecond(whole, nanos));
    }

    private static boolean isNumber(String text, int point) {
      if (text.length() > 32 || text.length() - 1 == point) {
        return false;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if ((c < '0' || c > '9') && i != point) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A pattern of {@link DateTimeFormatter}. A date that does not exist is refused; a missing time
   * of day is midnight.
   */
  record Patterned(String pattern, DateTimeFormatter formatter, Optional<ZoneId> zone)
      implements TimeFormat {
    @Override
    public Optional<Instant> read(String text) {
      try {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        if (date == null || (own == null && zone.isEmpty())) {
          return Optional.empty();
        }
        return Optional.of(
            LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
                .atZone(own == null ? zone.get() : own)
                .toInstant());
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    @Override
    public String label() {
      return "'" + pattern + "'";
    }
  }

  /** Several formats, of which the first that fits holds. */
  record Several(List<TimeFormat> formats) implements TimeFormat {
    @Override
    public Optional<Instant> read(String text) {
      for (TimeFormat format : formats) {
        Optional<Instant> time = format.read(text);
        if (time.isPresent()) {
          return time;
        }
      }
      return Optional.empty();
    }

    @Override
    public String label() {
      return String.join(" or ", formats.stream().map(TimeFormat::label).toList());
    }
  }
}
