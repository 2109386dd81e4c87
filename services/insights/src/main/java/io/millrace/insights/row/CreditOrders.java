package io.millrace.insights.row;

/**
 * Credit in millionths of an order.
 *
 * @param closed from touches here to orders here
 * @param externalIn from touches elsewhere to orders here
 * @param externalOut from touches here to orders elsewhere
 * @param direct orders here without a touch
 */
public record CreditOrders(long closed, long externalIn, long externalOut, long direct) {}
