package io.millrace.importer.read;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the separator of a file of CSV: from a line {@code sep=}, otherwise from its header. */
final class Separator {
  private static final String LINE = "sep=";
  private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

  private Separator() {}

  /** Returns the separator that a first line {@code sep=;} sets, as Excel writes it. */
  static Optional<Character> ofLine(String line) {
    boolean sets =
        line.toLowerCase(Locale.ROOT).startsWith(LINE) && line.length() == LINE.length() + 1;
    return sets ? Optional.of(line.charAt(LINE.length())) : Optional.empty();
  }

  /** Returns the usual separator that divides the header into most cells; the comma by default. */
  static char guess(String header) {
    return USUAL.stream()
        .max(
            Comparator.<Character>comparingLong(c -> count(header, c))
                .thenComparingInt(c -> -USUAL.indexOf(c)))
        .orElseThrow();
  }

  private static long count(String header, char separator) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }
}
