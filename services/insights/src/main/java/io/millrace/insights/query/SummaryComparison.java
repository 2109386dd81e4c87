package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowNumbers;
import java.util.List;

/**
 * The numbers of the compared range.
 *
 * @param rows all rows of the compared range, oldest first
 * @param changes of the totals
 */
public record SummaryComparison(
    @JsonUnwrapped Comparison comparison, List<Row> rows, RowNumbers totals, List<Change> changes) {

  public SummaryComparison {
    rows = List.copyOf(rows);
    changes = List.copyOf(changes);
  }
}
