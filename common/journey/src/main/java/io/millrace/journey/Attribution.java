package io.millrace.journey;

import java.time.Duration;

/**
 * The settings that decide which traffic a purchase credits, and how much an old touch weighs. They
 * change only by a rebuild once there is data.
 *
 * @param lookback how long before a purchase traffic still counts as a touch, both ends included
 * @param halfLife the age, before the purchase, at which a touch weighs half under time decay
 */
public record Attribution(Duration lookback, Duration halfLife) {
  /** The contract's defaults: seven days, and one day. */
  public static final Attribution DEFAULT = new Attribution(Duration.ofDays(7), Duration.ofDays(1));

  public Attribution {
    if (lookback.isNegative() || !halfLife.isPositive()) {
      throw new IllegalArgumentException(
          "the lookback must not be negative and the half-life must be positive");
    }
  }
}
