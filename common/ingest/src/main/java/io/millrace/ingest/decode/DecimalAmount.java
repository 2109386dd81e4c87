package io.millrace.ingest.decode;

import io.millrace.events.Money;
import io.millrace.events.catalog.Currencies;
import io.millrace.ingest.answer.ProblemCode;
import java.math.BigDecimal;

/**
 * Converts decimal text like {@code 128.00} into an amount of minor units. The result is exact:
 * text with a digit other than 0 beyond the currency's digits is refused and never rounded.
 */
final class DecimalAmount {
  /** Every amount from 10^11 on is above the limit, even without a minor unit. */
  private static final int MAX_WHOLE_DIGITS = 11;

  private DecimalAmount() {}

  /** Whether this is a decimal number without a sign and without an exponent. */
  static boolean isPlain(String text) {
    int point = text.indexOf('.');
    return point < 0
        ? areDigits(text, 0, text.length())
        : areDigits(text, 0, point) && areDigits(text, point + 1, text.length());
  }

  /**
   * The amount.
   *
   * @param value a {@linkplain #isPlain plain} decimal number or a JSON number; every other text is
   *     refused
   * @param currency a known currency
   */
  static Money parse(String value, String currency) throws RejectedException {
    int digits = Currencies.digits(currency).orElseThrow();
    long minor = minor(value, digits);
    if (minor < 0 || minor >= Money.LIMIT) {
      throw new RejectedException(
          ProblemCode.BAD_AMOUNT,
          "amount.value takes a decimal number with at most %d digits after the point for %s, not counting zeros at the end, below %d minor units"
              .formatted(digits, currency, Money.LIMIT));
    }
    return new Money(currency, minor);
  }

  /** The amount in minor units; negative when the text is not a valid amount. */
  private static long minor(String value, int digits) {
    try {
      return value.isEmpty() ? -1 : minor(new BigDecimal(value), digits);
    } catch (NumberFormatException _) {
      return -1; // an exponent of more than nine digits
    }
  }

  private static long minor(BigDecimal number, int digits) {
    if (number.signum() == 0) {
      return 0;
    }
    // An exponent must not make a number of a million digits.
    long whole = (long) number.precision() - number.scale();
    if (number.signum() < 0 || whole > MAX_WHOLE_DIGITS) {
      return -1;
    }
    BigDecimal minor = number.movePointRight(digits);
    BigDecimal exact = minor.scale() > 0 ? minor.stripTrailingZeros() : minor;
    return exact.scale() > 0 ? -1 : exact.longValue();
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }
}
