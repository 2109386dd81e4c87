package io.millrace.insights.entities;

import io.millrace.insights.row.Earned;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an entity, or several, earned and cost. Amounts are in minor units of one currency.
 *
 * @param credit money earned after refunds
 * @param refunded what refunds took
 * @param microOrders orders in millionths
 * @param microNewBuyers the part of them that new buyers placed
 */
record EntitySums(long credit, long refunded, long microOrders, long microNewBuyers, long spend) {
  static final EntitySums NONE = new EntitySums(0, 0, 0, 0, 0);

  private static final int DECIMALS = 6;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  EntitySums plus(EntitySums other) {
    return new EntitySums(
        Figures.saturated(credit, other.credit),
        Figures.saturated(refunded, other.refunded),
        Figures.saturated(microOrders, other.microOrders),
        Figures.saturated(microNewBuyers, other.microNewBuyers),
        Figures.saturated(spend, other.spend));
  }

  EntitySums minus(EntitySums other) {
    return plus(
        new EntitySums(
            -other.credit,
            -other.refunded,
            -other.microOrders,
            -other.microNewBuyers,
            -other.spend));
  }

  /**
   * Returns the value as an integer; a rate in millionths. Empty without a value: a sum of 0, or a
   * rate without spend.
   */
  OptionalLong rankedBy(EntityMetric metric) {
    return switch (metric) {
      case CREDIT -> present(credit);
      case REFUNDED -> present(refunded);
      case CREDIT_ORDERS -> present(microOrders);
      case NEW_BUYERS -> present(microNewBuyers);
      case SPEND -> present(spend);
      case ROAS ->
          roas().stream()
              .mapToLong(rate -> rate.movePointRight(DECIMALS).min(MOST).longValue())
              .findFirst();
    };
  }

  /** Returns the value as answers show it; empty only for a rate without spend. */
  Optional<String> shown(EntityMetric metric) {
    return switch (metric) {
      case CREDIT -> Optional.of(Long.toString(credit));
      case REFUNDED -> Optional.of(Long.toString(refunded));
      case CREDIT_ORDERS -> Optional.of(Long.toString(microOrders));
      case NEW_BUYERS -> Optional.of(Long.toString(microNewBuyers));
      case SPEND -> Optional.of(Long.toString(spend));
      case ROAS -> roas().map(BigDecimal::toPlainString);
    };
  }

  /** Returns the share in the whole; empty for a rate, and unless the whole is above 0. */
  Optional<BigDecimal> shareOf(EntitySums whole, EntityMetric metric) {
    return switch (metric) {
      case CREDIT -> Rate.of(credit, whole.credit);
      case REFUNDED -> Rate.of(refunded, whole.refunded);
      case CREDIT_ORDERS -> Rate.of(microOrders, whole.microOrders);
      case NEW_BUYERS -> Rate.of(microNewBuyers, whole.microNewBuyers);
      case SPEND -> Rate.of(spend, whole.spend);
      case ROAS -> Optional.empty();
    };
  }

  /** Returns credit divided by spend; empty without spend. */
  Optional<BigDecimal> roas() {
    return Rate.of(credit, spend);
  }

  /** Returns the same as a line of an answer, without a currency. */
  Earned earned() {
    return Earned.of("", credit, refunded, spend, microOrders, microNewBuyers);
  }

  private static OptionalLong present(long sum) {
    return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
  }
}
