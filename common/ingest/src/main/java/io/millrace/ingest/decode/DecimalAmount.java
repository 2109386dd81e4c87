package io.millrace.ingest.decode;

import io.millrace.events.Money;
import io.millrace.events.catalog.Currencies;
import io.millrace.ingest.answer.ProblemCode;

/**
 * Parses decimal text like {@code 128.00} into an amount of minor units. It uses integers only, so
 * no digit is lost.
 */
final class DecimalAmount {
  /** A longer number is above the limit, or has leading zeros. */
  private static final int MAX_DIGITS = 18;

  private DecimalAmount() {}

  static Money parse(String value, String currency) throws RejectedException {
    int digits =
        Currencies.digits(currency)
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.UNKNOWN_CURRENCY,
                        "not a known ISO 4217 currency: " + Quoted.of(currency)));
    long minor = minor(value, digits);
    if (minor < 0 || minor >= Money.LIMIT) {
      throw new RejectedException(
          ProblemCode.BAD_AMOUNT,
          "amount.value takes a decimal number with at most %d digits after the point for %s, below %d minor units"
              .formatted(digits, currency, Money.LIMIT));
    }
    return new Money(currency, minor);
  }

  /** The amount in minor units; negative when the text is not a valid amount. */
  private static long minor(String value, int digits) {
    int point = value.indexOf('.');
    String whole = point < 0 ? value : value.substring(0, point);
    String fraction = point < 0 ? "" : value.substring(point + 1);
    boolean fits =
        isDigits(whole)
            && (point < 0 || isDigits(fraction))
            && fraction.length() <= digits
            && whole.length() + digits <= MAX_DIGITS;
    return fits ? Long.parseLong(whole + fraction + "0".repeat(digits - fraction.length())) : -1;
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
