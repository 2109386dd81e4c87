package io.millrace.insights.query;

import java.util.List;
import java.util.Map;

/**
 * Money in one currency.
 *
 * @param amount decimal integer in the currency's minor unit
 */
public record Amount(String currency, String amount) {

  /** Those that are not 0, by currency. */
  static List<Amount> of(Map<String, Long> byCurrency) {
    return byCurrency.entrySet().stream()
        .filter(amount -> amount.getValue() != 0)
        .map(amount -> new Amount(amount.getKey(), Long.toString(amount.getValue())))
        .toList();
  }
}
