package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.row.Row;
import io.millrace.insights.row.RowNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A platform's rows.
 *
 * @param currency that amounts are told in; absent when each is told in its own
 * @param asOf the event time up to which was read; empty when nothing was
 * @param rows one for each window with data, oldest first
 * @param totals of the whole range, whatever part of the rows this is
 * @param next the cursor of the rows that follow; absent at the end
 */
public record SummaryAnswer(
    String platform,
    String grain,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    List<Row> rows,
    RowNumbers totals,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public SummaryAnswer {
    rows = List.copyOf(rows);
  }
}
