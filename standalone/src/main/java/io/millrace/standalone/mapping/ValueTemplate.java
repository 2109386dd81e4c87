package io.millrace.standalone.mapping;

import java.util.Optional;

/** Where a value comes from. */
sealed interface ValueTemplate {
  /** What {@code $row} stands for. */
  String ROW = "row";

  /** Cell or text for this row; empty when the cell is. */
  Optional<String> fill(CsvRow row);

  /** Reads {@code $column}, {@code $row} or text. */
  static ValueTemplate of(String text, int line) {
    if (!text.startsWith("$")) {
      return new Text(text);
    }
    String name = text.substring(1);
    return name.equals(ROW) ? new RowId() : new Column(name, line);
  }

  /** The same text in every row. */
  record Text(String text) implements ValueTemplate {
    @Override
    public Optional<String> fill(CsvRow row) {
      return Optional.of(text);
    }
  }

  /** The cell of one column. */
  record Column(String name, int line) implements ValueTemplate {
    @Override
    public Optional<String> fill(CsvRow row) {
      return row.cell(name);
    }
  }

  /** {@link CsvRow#id}. */
  record RowId() implements ValueTemplate {
    @Override
    public Optional<String> fill(CsvRow row) {
      return Optional.of(row.id());
    }
  }
}
