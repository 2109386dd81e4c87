package io.millrace.insights.row;

/**
 * Numbers of orders.
 *
 * @param count purchases that count
 * @param unvalued counting purchases without an amount
 * @param overCap purchases and refunds beyond the limit of their order, and counting purchases
 *     without touches because their visitor has too many events
 */
public record OrderNumbers(long count, long unvalued, long overCap) {}
