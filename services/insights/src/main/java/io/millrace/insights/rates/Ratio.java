package io.millrace.insights.rates;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A rate as a fraction. So inverse and combined rates are exact, and only amounts are rounded.
 *
 * @param day the day of the rate; the older day for a combined rate
 */
record Ratio(LocalDate day, BigDecimal numerator, BigDecimal denominator) {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  static Ratio of(LocalDate day, BigDecimal rate) {
    return new Ratio(day, rate, BigDecimal.ONE);
  }

  Ratio inverse() {
    return new Ratio(day, denominator, numerator);
  }

  /** Returns the combined rate: this rate first, then the other. */
  Ratio then(Ratio other) {
    return new Ratio(
        day.isBefore(other.day) ? day : other.day,
        numerator.multiply(other.numerator),
        denominator.multiply(other.denominator));
  }

  /** Returns this rate between minor units, where the other currency has that many more digits. */
  Ratio shifted(int digits) {
    return new Ratio(day, numerator.scaleByPowerOfTen(digits), denominator);
  }

  /** Converts the amount, rounded half to even. The result stays within the 64-bit range. */
  long apply(long amount) {
    return BigDecimal.valueOf(amount)
        .multiply(numerator)
        .divide(denominator, 0, RoundingMode.HALF_EVEN)
        .toBigInteger()
        .min(MOST)
        .max(LEAST)
        .longValueExact();
  }
}
