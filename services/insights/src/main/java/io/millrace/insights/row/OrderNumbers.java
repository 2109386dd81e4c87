package io.millrace.insights.row;

/**
 * Numbers of orders.
 *
 * @param count orders with a purchase
 * @param unvalued orders without any amount
 * @param otherCurrency lines of orders in another currency than the order; they change no money
 * @param overCap purchases and refunds beyond the limit of their order, and counting purchases
 *     without touches because their visitor has too many events
 */
public record OrderNumbers(long count, long unvalued, long otherCurrency, long overCap) {}
