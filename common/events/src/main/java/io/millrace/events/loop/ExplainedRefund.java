package io.millrace.events.loop;

import io.millrace.events.Money;

/**
 * A refund of an order.
 *
 * @param id the id of its event as the sender gave it; the event key in hex when the id was not
 *     kept
 * @param at event time, milliseconds
 * @param amount the requested amount
 * @param applied the amount that was taken from the purchase, in minor units of its currency
 */
public record ExplainedRefund(String id, long at, Money amount, long applied) {}
