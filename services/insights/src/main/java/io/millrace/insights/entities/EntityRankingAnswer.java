package io.millrace.insights.entities;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.query.ApiAnswer;
import io.millrace.insights.query.Comparison;
import io.millrace.insights.query.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a ranking of creators, campaigns or items. Values are integers (amounts in minor units,
 * orders in millionths), or a rate with six decimals.
 *
 * @param by creator, campaign or item
 * @param currency currency that amounts are converted to; absent when none was asked for
 * @param asOf newest event time that was read; empty before the first
 * @param comparison the compared range, if requested
 * @param rows the greatest first
 * @param total value of all touches on these platforms, with or without a name; of a rate, that of
 *     all together, which is empty without spend
 * @param other the entities after this page
 * @param unnamed value of what names no such entity: the total minus all named. Of a rate, that of
 *     the rest, which is empty without spend
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 * @param next the cursor of the following rows; absent at the end
 */
record EntityRankingAnswer(
    String metric,
    String period,
    String by,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    @JsonInclude(Include.NON_ABSENT) Optional<Comparison> comparison,
    List<Row> rows,
    Optional<String> total,
    Other other,
    Optional<String> unnamed,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next)
    implements ApiAnswer {

  EntityRankingAnswer {
    rows = List.copyOf(rows);
  }

  /**
   * An entity.
   *
   * @param rank from 1; equal values have equal ranks
   * @param share share of the total; empty for a rate, and when the total is not above 0
   * @param credit amount that its touches earned; empty without a currency, like all other amounts
   * @param refunded what refunds took from it
   * @param refundRate refunded / (credit + refunded)
   * @param microOrders orders that its touches earned, in millionths
   * @param microNewBuyers the part of these orders that new buyers placed
   * @param spend amount that was paid for its traffic
   * @param roas credit divided by spend; empty without spend
   * @param costPerOrder spend by order; empty without orders or spend
   * @param costPerNewBuyer spend by new buyer; empty without new buyers or spend
   * @param previous if requested, its place in the compared range, which is empty without a value
   * @param change if requested, (value - previous value) / previous value, which is empty unless
   *     the previous value is above 0
   */
  record Row(
      int rank,
      String platform,
      String id,
      String value,
      Optional<BigDecimal> share,
      Optional<String> credit,
      Optional<String> refunded,
      Optional<BigDecimal> refundRate,
      long microOrders,
      long microNewBuyers,
      Optional<String> spend,
      Optional<BigDecimal> roas,
      Optional<String> costPerOrder,
      Optional<String> costPerNewBuyer,
      @JsonInclude(Include.NON_ABSENT) Optional<Optional<Previous>> previous,
      @JsonInclude(Include.NON_ABSENT) Optional<Optional<BigDecimal>> change) {}

  /**
   * The place of an entity in the compared range.
   *
   * @param rank from 1, among all entities of that range
   */
  record Previous(String value, int rank) {}

  /**
   * Entities that are on no page up to this one.
   *
   * @param value of all of them together; of a rate, it is empty without spend
   */
  record Other(long count, Optional<String> value) {}
}
