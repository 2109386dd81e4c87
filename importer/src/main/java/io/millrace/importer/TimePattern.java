package io.millrace.importer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to write times.
 *
 * @param yaml the value of {@code time} in a mapping
 * @param needsZone whether the zone is a guess
 */
record TimePattern(String yaml, boolean needsZone) {
  private static final List<String> ZONED =
      List.of("yyyy-MM-dd HH:mm:ss Z", "yyyy-MM-dd HH:mm:ss XXX", "yyyy-MM-dd HH:mm:ss VV");
  private static final List<String> LOCAL =
      List.of(
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd HH:mm:ss.SSS",
          "yyyy-MM-dd HH:mm",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd",
          "yyyy/M/d H:mm:ss",
          "yyyy/M/d H:mm",
          "yyyy/M/d",
          "M/d/yyyy h:mm:ss a",
          "M/d/yyyy h:mm a",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy H:mm",
          "M/d/yyyy",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy H:mm",
          "d.M.yyyy H:mm:ss",
          "d.M.yyyy H:mm",
          "d.M.yyyy",
          "yyyyMMdd");

  /** Returns the first way that fits all texts. */
  static Optional<TimePattern> of(List<String> texts) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    if (all(texts, DateTimeFormatter.ISO_OFFSET_DATE_TIME)) {
      return Optional.of(new TimePattern("iso", false));
    }
    return unix(texts)
        .or(() -> first(texts, ZONED).map(p -> new TimePattern(quoted(p, ""), false)))
        .or(() -> first(texts, LOCAL).map(p -> new TimePattern(quoted(p, ", zone: UTC"), true)));
  }

  private static Optional<TimePattern> unix(List<String> texts) {
    if (texts.stream().allMatch(t -> t.matches("1[0-9]{9}"))) {
      return Optional.of(new TimePattern("unix-seconds", false));
    }
    return texts.stream().allMatch(t -> t.matches("1[0-9]{12}"))
        ? Optional.of(new TimePattern("unix-millis", false))
        : Optional.empty();
  }

  private static Optional<String> first(List<String> texts, List<String> patterns) {
    return patterns.stream().filter(pattern -> all(texts, formatter(pattern))).findFirst();
  }

  private static boolean all(List<String> texts, DateTimeFormatter formatter) {
    try {
      texts.forEach(formatter::parse);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneId.of("UTC"));
  }

  private static String quoted(String pattern, String zone) {
    return "{format: \"%s\"%s}".formatted(pattern, zone);
  }
}
