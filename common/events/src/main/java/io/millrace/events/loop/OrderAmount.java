package io.millrace.events.loop;

/**
 * The value of an order: the sum of its lines, which can be greater than the amount of one event.
 *
 * @param currency ISO 4217 code
 * @param minor the amount in minor units of the currency; 0 or greater
 */
public record OrderAmount(String currency, long minor) {
  public OrderAmount {
    if (minor < 0) {
      throw new IllegalArgumentException("negative amount: " + minor);
    }
  }
}
