package io.millrace.insights.row;

/**
 * Credit in millionths of an order.
 *
 * @param closed credit of touches on this platform for orders on this platform
 * @param externalIn credit of touches on other platforms for orders on this platform
 * @param externalOut credit of touches on this platform for orders on other platforms
 * @param direct orders on this platform without a touch
 */
public record CreditOrders(long closed, long externalIn, long externalOut, long direct) {}
