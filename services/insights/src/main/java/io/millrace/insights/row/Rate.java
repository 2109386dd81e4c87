package io.millrace.insights.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.LongStream;

/** Calculates quotients and shares of a whole, with six decimals, rounded half up. */
public final class Rate {
  private static final int DECIMALS = 6;

  private Rate() {}

  /** Returns part / whole; empty unless the whole is above 0. */
  public static Optional<BigDecimal> of(long part, long whole) {
    return of(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** Returns part / whole; empty unless the whole is above 0. */
  public static Optional<BigDecimal> of(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0
        ? Optional.empty()
        : Optional.of(part.divide(whole, DECIMALS, RoundingMode.HALF_UP));
  }

  /**
   * Returns what refunds took of the credit before refunds: refunded / (amount + refunded). It is
   * above 1 when refunds of earlier purchases exceed the purchases of the window. Empty unless the
   * sum is above 0, and when {@code refunded} is below 0.
   *
   * @param amount credit after refunds
   */
  public static Optional<BigDecimal> refunds(long amount, long refunded) {
    BigDecimal taken = BigDecimal.valueOf(refunded);
    return refunded < 0 ? Optional.empty() : of(taken, BigDecimal.valueOf(amount).add(taken));
  }

  /**
   * Returns the share of the part in the sum of the part and the rest, from 0 to 1. It is empty
   * when the sum is 0, and when a summand is negative, because then there is no share.
   */
  public static Optional<BigDecimal> share(long part, long... rest) {
    if (part < 0 || LongStream.of(rest).anyMatch(other -> other < 0)) {
      return Optional.empty();
    }
    BigInteger whole =
        LongStream.of(rest)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.valueOf(part), BigInteger::add);
    return of(BigDecimal.valueOf(part), new BigDecimal(whole));
  }
}
