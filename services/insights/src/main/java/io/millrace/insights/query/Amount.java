package io.millrace.insights.query;

import java.util.List;
import java.util.Map;

/**
 * An amount in one currency.
 *
 * @param amount decimal integer in the minor unit of the currency
 */
public record Amount(String currency, String amount) {

  /** Returns the amounts that are not 0, in the order of the map. */
  public static List<Amount> of(Map<String, Long> byCurrency) {
    return byCurrency.entrySet().stream()
        .filter(amount -> amount.getValue() != 0)
        .map(amount -> new Amount(amount.getKey(), Long.toString(amount.getValue())))
        .toList();
  }
}
