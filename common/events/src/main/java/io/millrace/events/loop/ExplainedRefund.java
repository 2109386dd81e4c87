package io.millrace.events.loop;

import io.millrace.events.Money;

/**
 * A refund of an order.
 *
 * @param id of its event, as its sender gave it; the event key in hex where that was not kept
 * @param at event time, milliseconds
 * @param amount what it asks for
 * @param applied what it took from the purchase, in minor units of its currency
 */
public record ExplainedRefund(String id, long at, Money amount, long applied) {}
