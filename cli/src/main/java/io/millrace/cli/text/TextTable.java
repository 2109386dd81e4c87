package io.millrace.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table in plain text. Its columns are aligned, also for characters that take two columns of the
 * terminal.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  public TextTable(Column... columns) {
    this(List.of(columns));
  }

  /** Adds a row. Missing cells at its end are empty. */
  public void add(List<String> cells) {
    if (cells.size() > columns.size()) {
      throw new IllegalArgumentException("more cells than columns: " + cells);
    }
    rows.add(cells.stream().map(Visible::text).toList());
  }

  /** Adds a row. Missing cells at its end are empty. */
  public void add(String... cells) {
    add(List.of(cells));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the titles and the rows. */
  public List<String> lines() {
    int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::title).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    int cells = rows.stream().mapToInt(row -> Width.of(cell(row, column))).max().orElse(0);
    return Math.max(cells, Width.of(columns.get(column).title()));
  }

  private String line(List<String> cells, int[] widths) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).pad(cell(cells, i), widths[i]))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }
}
