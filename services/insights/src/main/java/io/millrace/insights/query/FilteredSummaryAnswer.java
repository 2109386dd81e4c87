package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.query.GroupsAnswer.NamedGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a platform for one channel or region.
 *
 * @param filter what the numbers are of
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param rows one row for each window with a number, oldest first
 * @param totals the same as the group of the summary by channel or region
 * @param comparison the compared range, if requested; in the first part of the list only
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following rows; absent at the end
 */
public record FilteredSummaryAnswer(
    String platform,
    Filter filter,
    String grain,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    List<FilteredRow> rows,
    NamedGroup totals,
    @JsonInclude(Include.NON_ABSENT) Optional<FilteredComparison> comparison,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  public FilteredSummaryAnswer {
    rows = List.copyOf(rows);
  }

  /**
   * The numbers of one window.
   *
   * @param start start of the window
   */
  public record FilteredRow(Instant start, @JsonUnwrapped NamedGroup numbers) {}

  /**
   * The numbers of the compared range.
   *
   * @param rows all rows of the compared range, oldest first
   * @param changes of the totals
   */
  public record FilteredComparison(
      @JsonUnwrapped Comparison comparison,
      List<FilteredRow> rows,
      NamedGroup totals,
      List<Change> changes) {

    public FilteredComparison {
      rows = List.copyOf(rows);
      changes = List.copyOf(changes);
    }
  }
}
