package io.millrace.insights.row;

/**
 * What was ordered.
 *
 * @param count counting purchases
 * @param unvalued those among them without an amount
 */
public record Orders(long count, long unvalued) {}
