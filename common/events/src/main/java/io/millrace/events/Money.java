package io.millrace.events;

/**
 * An amount of money in one currency.
 *
 * @param currency ISO 4217 code
 * @param minor the amount in minor units of the currency, from 0 to {@link #LIMIT} (excluded)
 */
public record Money(String currency, long minor) {
  /** The amount of an event is below this many minor units. */
  public static final long LIMIT = 100_000_000_000L;

  public Money {
    if (minor < 0 || minor >= LIMIT) {
      throw new IllegalArgumentException("amount out of range: " + minor);
    }
  }
}
