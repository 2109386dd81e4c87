package io.millrace.insights.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Calculates shares of a whole, with six decimals, rounded half up. */
public final class Rate {
  private static final int DECIMALS = 6;

  private Rate() {}

  /** Returns part / whole; empty unless the whole is above 0. */
  public static Optional<BigDecimal> of(long part, long whole) {
    return whole <= 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
  }
}
