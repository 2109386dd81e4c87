package io.millrace.insights.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What touches earned in one currency, beside what their traffic cost. Amounts are decimal integers
 * in the minor unit of the currency. The earned money may be on other platforms.
 *
 * @param amount credit of the touches after refunds
 * @param refunded what refunds took from the credit, by the date of the refund
 * @param refundRate refunded / (amount + refunded); see {@link Rate#refunds}
 * @param spend money that was paid for their traffic
 * @param roas return on ad spend: amount / spend. It is no share: it may be above 1, and it is
 *     negative when refunds exceed the credit of the window. Empty without spend
 * @param costPerOrder spend / credited orders, rounded half up; empty without spend and unless the
 *     credited orders are above 0
 * @param costPerNewBuyer the same for credited new buyers
 */
public record Earned(
    String currency,
    String amount,
    String refunded,
    Optional<BigDecimal> refundRate,
    String spend,
    Optional<BigDecimal> roas,
    Optional<String> costPerOrder,
    Optional<String> costPerNewBuyer) {
  private static final long MICRO = 1_000_000;

  /**
   * Makes one line.
   *
   * @param microOrders credited orders in millionths, of all currencies
   * @param microNewBuyers credited new buyers in millionths
   */
  public static Earned of(
      String currency,
      long amount,
      long refunded,
      long spend,
      long microOrders,
      long microNewBuyers) {
    return new Earned(
        currency,
        Long.toString(amount),
        Long.toString(refunded),
        Rate.refunds(amount, refunded),
        Long.toString(spend),
        Rate.of(amount, spend),
        costPer(microOrders, spend),
        costPer(microNewBuyers, spend));
  }

  private static Optional<String> costPer(long micros, long spend) {
    if (spend <= 0 || micros <= 0) {
      return Optional.empty();
    }
    BigInteger micro = BigInteger.valueOf(spend).multiply(BigInteger.valueOf(MICRO));
    return Optional.of(
        new BigDecimal(micro)
            .divide(BigDecimal.valueOf(micros), 0, RoundingMode.HALF_UP)
            .toPlainString());
  }
}
