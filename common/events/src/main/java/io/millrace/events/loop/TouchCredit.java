package io.millrace.events.loop;

/**
 * The credit that a touch earned of a purchase under one model.
 *
 * @param amount the share of the money that is left, in minor units of the purchase's currency
 * @param microOrders the share of the order, in millionths
 */
public record TouchCredit(long amount, long microOrders) {
  /** No credit. */
  public static final TouchCredit NONE = new TouchCredit(0, 0);
}
