package io.millrace.mapping;

import java.util.List;

/** A mapping for the rows of files with one header. It is immutable, and threads may share it. */
public final class RowMapping {
  private final Plan plan;
  private final Columns columns;

  RowMapping(Plan plan, Columns columns) {
    this.plan = plan;
    this.columns = columns;
  }

  /**
   * Converts a row. Cells after the last column must be blank. A row with fewer cells than columns
   * is probably cut off, so it is refused, or skipped when the mapping says {@code else: skip}.
   * Never throws for what is in the row.
   */
  public MappedItem map(List<String> cells) {
    if (cells.size() < columns.count()) {
      return plan.otherwise().refusal(Refusal.missing(otherNumber(cells)));
    }
    for (int i = columns.count(); i < cells.size(); i++) {
      if (!Texts.clean(cells.get(i)).isEmpty()) {
        return new MappedItem.Refused(otherNumber(cells));
      }
    }
    return plan.map(new Item.Row(columns, cells));
  }

  private String otherNumber(List<String> cells) {
    return "%d cells, expected %d".formatted(cells.size(), columns.count());
  }
}
