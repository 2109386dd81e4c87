package io.millrace.insights.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/**
 * An answer as a table for CSV (RFC 4180). An absent value is an empty cell. A text that a
 * spreadsheet would read as a formula gets an apostrophe in front.
 *
 * @param header names of the columns
 */
public record CsvTable(List<String> header, List<List<Object>> lines) {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  public CsvTable {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
  }

  /** Returns the whole table as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    try {
      CSVFormat.RFC4180.printRecord(text, header.toArray());
      for (List<Object> line : lines) {
        CSVFormat.RFC4180.printRecord(text, line.stream().map(CsvTable::cell).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Object cell(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.<Object>map(CsvTable::cell).orElse("");
      case OptionalLong number -> number.isPresent() ? number.getAsLong() : "";
      case String text -> harmless(text);
      default -> value;
    };
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
