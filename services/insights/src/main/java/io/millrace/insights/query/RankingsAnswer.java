package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A ranking of platforms, of groups of platforms, or of channels or regions.
 *
 * @param filter what the values are of, if requested
 * @param model attribution model of the credit; it matters for metrics of credit
 * @param currency currency that amounts are converted to; absent for metrics without amounts
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param rows the greatest first; groups without a value are left out
 * @param total of channels or regions: the sum of the rows and of {@code unnamed}
 * @param unnamed of channels or regions: what names none
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 */
public record RankingsAnswer(
    String metric,
    String period,
    String by,
    @JsonInclude(Include.NON_ABSENT) Optional<Filter> filter,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<RankingRow> rows,
    @JsonInclude(Include.NON_ABSENT) Optional<String> total,
    @JsonInclude(Include.NON_ABSENT) Optional<String> unnamed,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed)
    implements ApiAnswer {

  public RankingsAnswer {
    rows = List.copyOf(rows);
  }

  /**
   * A row of the ranking.
   *
   * @param rank from 1; equal values have equal ranks
   * @param value an integer (amounts in minor units, attention in milliseconds), or a rate
   * @param share share of the sum of all values, unnamed included; empty for distinct counts and
   *     rates, which have no sum
   * @param rankThen if requested, the rank in the compared range, which is empty without a value
   * @param changes since the compared range, if requested
   */
  public record RankingRow(
      int rank,
      String id,
      String value,
      Optional<BigDecimal> share,
      @JsonInclude(Include.NON_ABSENT) Optional<OptionalInt> rankThen,
      @JsonInclude(Include.NON_ABSENT) Optional<List<Change>> changes) {}
}
