package io.millrace.events;

/**
 * An amount in one currency.
 *
 * @param currency ISO 4217 code
 * @param minor in the currency's minor unit, 0 to {@link #LIMIT} (excluded)
 */
public record Money(String currency, long minor) {
  /** Amounts of events are below this many minor units. */
  public static final long LIMIT = 100_000_000_000L;

  public Money {
    if (minor < 0 || minor >= LIMIT) {
      throw new IllegalArgumentException("amount out of range: " + minor);
    }
  }
}
