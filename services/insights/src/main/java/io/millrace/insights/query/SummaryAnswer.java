package io.millrace.insights.query;

import io.millrace.insights.row.Numbers;
import io.millrace.insights.row.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A platform's rows.
 *
 * @param asOf the event time up to which was read; empty when nothing was
 * @param rows one for each window with data, oldest first
 * @param totals of the rows
 */
public record SummaryAnswer(
    String platform,
    String grain,
    String model,
    Optional<Instant> asOf,
    List<Row> rows,
    Numbers totals) {

  public SummaryAnswer {
    rows = List.copyOf(rows);
  }
}
