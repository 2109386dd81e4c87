package io.millrace.insights.rates;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A rate as a fraction, so that an inverse or a crossing is exact and only an amount is rounded.
 *
 * @param day the older of the days that it was stated on
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

  /** First this, then the other. */
  Ratio then(Ratio other) {
    return new Ratio(
        day.isBefore(other.day) ? day : other.day,
        numerator.multiply(other.numerator),
        denominator.multiply(other.denominator));
  }

  /** The same between minor units, which have so many digits more on the other side. */
  Ratio shifted(int digits) {
    return new Ratio(day, numerator.scaleByPowerOfTen(digits), denominator);
  }

  /** The amount at this rate, rounded half to even; kept at the ends of the 64-bit range. */
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
