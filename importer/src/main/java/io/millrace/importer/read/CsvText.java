package io.millrace.importer.read;

import java.util.List;
import java.util.stream.Collectors;

/** Writes cells as a line of CSV. */
final class CsvText {
  private CsvText() {}

  static String line(List<String> cells, char separator) {
    return cells.stream()
        .map(text -> cell(text, separator))
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static String cell(String text, char separator) {
    boolean plain =
        text.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
