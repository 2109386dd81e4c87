package io.millrace.insights.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.row.Rate;
import io.millrace.insights.row.TouchSums;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An amount in one currency.
 *
 * @param amount decimal integer in the minor unit of the currency
 * @param refunded what refunds took from it, in the same unit; absent where nobody counts it
 * @param refundRate refunded / (amount + refunded), which may be empty; absent with refunded
 */
public record Amount(
    String currency,
    String amount,
    @JsonInclude(Include.NON_ABSENT) Optional<String> refunded,
    @JsonInclude(Include.NON_ABSENT) Optional<Optional<BigDecimal>> refundRate) {

  /** Creates an amount without refunds. */
  Amount(String currency, String amount) {
    this(currency, amount, Optional.empty(), Optional.empty());
  }

  /** Returns the amounts that are not 0, in the order of the map, without refunds. */
  public static List<Amount> of(Map<String, Long> byCurrency) {
    return byCurrency.entrySet().stream()
        .filter(amount -> amount.getValue() != 0)
        .map(amount -> new Amount(amount.getKey(), Long.toString(amount.getValue())))
        .toList();
  }

  /** Returns the amounts with refunds, by currency; those of which both are 0 are left out. */
  public static List<Amount> of(TouchSums sums) {
    SortedSet<String> currencies = new TreeSet<>(sums.credit().keySet());
    currencies.addAll(sums.refunded().keySet());
    return currencies.stream()
        .map(
            code ->
                of(
                    code,
                    sums.credit().getOrDefault(code, 0L),
                    sums.refunded().getOrDefault(code, 0L)))
        .filter(line -> !line.amount.equals("0") || !line.refunded.equals(Optional.of("0")))
        .toList();
  }

  static Amount of(String currency, long amount, long refunded) {
    return new Amount(
        currency,
        Long.toString(amount),
        Optional.of(Long.toString(refunded)),
        Optional.of(Rate.refunds(amount, refunded)));
  }
}
