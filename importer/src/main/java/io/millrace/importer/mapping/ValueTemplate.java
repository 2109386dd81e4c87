package io.millrace.importer.mapping;

import java.util.Optional;

/** The source of a value: a fixed text, a column or the id of the row. */
sealed interface ValueTemplate {
  /** The name of {@code $row}. */
  String ROW = "row";

  /** Returns the value for the row, or empty when the cell is empty. */
  Optional<String> fill(CsvRow row);

  /** Parses {@code $column}, {@code $row} or a fixed text. */
  static ValueTemplate of(String text, int line) {
    if (!text.startsWith("$")) {
      return new Text(text);
    }
    String name = text.substring(1);
    return name.equals(ROW) ? new RowId() : new Column(name, line);
  }

  /** The same text for every row. */
  record Text(String text) implements ValueTemplate {
    @Override
    public Optional<String> fill(CsvRow row) {
      return Optional.of(text);
    }
  }

  /** The cell of a column. */
  record Column(String name, int line) implements ValueTemplate {
    @Override
    public Optional<String> fill(CsvRow row) {
      return row.cell(name);
    }
  }

  /** The id of the row, see {@link CsvRow#id}. */
  record RowId() implements ValueTemplate {
    @Override
    public Optional<String> fill(CsvRow row) {
      return Optional.of(row.id());
    }
  }
}
