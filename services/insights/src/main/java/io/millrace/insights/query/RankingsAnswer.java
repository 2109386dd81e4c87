package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who has most.
 *
 * @param model that shares the credit; it matters for {@code externalOut} and {@code closureRate}
 * @param currency that amounts are told in; absent for metrics without amounts
 * @param asOf the event time up to which was read; empty when nothing was
 * @param rows the greatest first; those with nothing are left out
 * @param overflowed a sum left the 64-bit range and is too small; left out when none did
 */
public record RankingsAnswer(
    String metric,
    String period,
    String by,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    List<RankingRow> rows,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed)
    implements ApiAnswer {

  public RankingsAnswer {
    rows = List.copyOf(rows);
  }

  /**
   * A place in the ranking.
   *
   * @param rank from 1; equal values have equal ranks
   * @param value an integer (amounts in minor units, attention in milliseconds), or a rate
   * @param share of the sum of all values; empty for distinct counts and rates, which have no sum
   */
  public record RankingRow(int rank, String id, String value, Optional<BigDecimal> share) {}
}
