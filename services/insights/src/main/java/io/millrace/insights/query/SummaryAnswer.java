package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a platform.
 *
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param rows one row for each window with data, oldest first
 * @param totals totals of the whole range, also when the answer has only a part of the rows
 * @param comparison the compared range, if requested; in the first part of the list only
 * @param next the cursor of the following rows; absent at the end
 */
public record SummaryAnswer(
    String platform,
    String grain,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    List<Row> rows,
    RowNumbers totals,
    @JsonInclude(Include.NON_ABSENT) Optional<SummaryComparison> comparison,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public SummaryAnswer {
    rows = List.copyOf(rows);
  }
}
