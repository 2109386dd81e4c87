package io.millrace.insights.entities;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.query.Amount;
import io.millrace.insights.query.ApiAnswer;
import io.millrace.insights.query.Span;
import io.millrace.insights.row.Earned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of one creator, campaign or item: what its touches earned on all platforms, and what
 * was paid for its traffic. Amounts are decimal integers in the minor unit of their currency.
 *
 * @param platform the platform of the entity and of its touches
 * @param type creator, campaign or item
 * @param currency currency that amounts are converted to; absent when amounts are in their own
 *     currencies
 * @param asOf newest event time that was read; empty before the first
 * @param rows windows with numbers, oldest first
 * @param totals the sums of the rows
 * @param pairs the sums by the platform where the money is
 * @param surfaces the sums by the surface of the touches
 * @param overflowed whether a sum left the 64-bit range and is not exact; left out of the JSON when
 *     false
 */
record EntityAnswer(
    String platform,
    String type,
    String id,
    String grain,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    List<Row> rows,
    Numbers totals,
    List<Pair> pairs,
    List<Surface> surfaces,
    @JsonInclude(Include.NON_DEFAULT) boolean overflowed)
    implements ApiAnswer {

  EntityAnswer {
    rows = List.copyOf(rows);
    pairs = List.copyOf(pairs);
    surfaces = List.copyOf(surfaces);
  }

  /**
   * One window.
   *
   * @param start start of the window
   */
  record Row(Instant start, @JsonUnwrapped Numbers numbers) {}

  /**
   * What touches earned and what their traffic cost.
   *
   * @param microOrders orders in millionths
   * @param microNewBuyers the part of these orders that new buyers placed
   * @param credit a line for each currency with credit, refunds or spend
   */
  record Numbers(long microOrders, long microNewBuyers, List<Earned> credit) {
    Numbers {
      credit = List.copyOf(credit);
    }
  }

  /**
   * What the touches earned on one platform.
   *
   * @param to the platform where the money is
   */
  record Pair(String to, long microOrders, List<Amount> amounts) {
    Pair {
      amounts = List.copyOf(amounts);
    }
  }

  /** What the touches on one surface earned. */
  record Surface(String surface, @JsonUnwrapped Numbers numbers) {}
}
