package io.millrace.insights.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What touches earned in one currency, beside what their traffic cost. Amounts are decimal integers
 * in the minor unit of the currency. The earned money may be on other platforms.
 *
 * @param amount credit of the touches after refunds
 * @param spend money that was paid for their traffic
 * @param roas return on ad spend: amount / spend. It is no share: it may be above 1, and it is
 *     negative when refunds exceed the credit of the window. Empty without spend
 * @param costPerOrder spend / credited orders, rounded half up; empty without spend and unless the
 *     credited orders are above 0
 */
public record Earned(
    String currency,
    String amount,
    String spend,
    Optional<BigDecimal> roas,
    Optional<String> costPerOrder) {
  private static final long MICRO = 1_000_000;

  /**
   * Makes one line.
   *
   * @param microOrders credited orders in millionths, of all currencies
   */
  public static Earned of(String currency, long amount, long spend, long microOrders) {
    return new Earned(
        currency,
        Long.toString(amount),
        Long.toString(spend),
        Rate.of(amount, spend),
        costPerOrder(spend, microOrders));
  }

  /** Makes a line for each currency that has credit or spend other than 0, by currency. */
  public static List<Earned> lines(
      Map<String, Long> amounts, Map<String, Long> spend, long microOrders) {
    SortedSet<String> currencies = new TreeSet<>(amounts.keySet());
    currencies.addAll(spend.keySet());
    return currencies.stream()
        .filter(code -> amounts.getOrDefault(code, 0L) != 0 || spend.getOrDefault(code, 0L) != 0)
        .map(
            code ->
                of(code, amounts.getOrDefault(code, 0L), spend.getOrDefault(code, 0L), microOrders))
        .toList();
  }

  private static Optional<String> costPerOrder(long spend, long microOrders) {
    if (spend <= 0 || microOrders <= 0) {
      return Optional.empty();
    }
    BigInteger micro = BigInteger.valueOf(spend).multiply(BigInteger.valueOf(MICRO));
    return Optional.of(
        new BigDecimal(micro)
            .divide(BigDecimal.valueOf(microOrders), 0, RoundingMode.HALF_UP)
            .toPlainString());
  }
}
