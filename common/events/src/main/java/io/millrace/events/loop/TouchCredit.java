package io.millrace.events.loop;

/**
 * What a touch earned of a purchase under one model.
 *
 * @param amount of what remains of the money, in minor units of the purchase's currency
 * @param microOrders of the order, in millionths
 */
public record TouchCredit(long amount, long microOrders) {
  /** Nothing. */
  public static final TouchCredit NONE = new TouchCredit(0, 0);
}
