package io.millrace.insights.row;

/**
 * What was ordered.
 *
 * @param count counting purchases
 * @param unvalued those among them without an amount
 * @param overCap purchases and refunds beyond the most of their order that take part, and counting
 *     purchases without touches, since their visitor has too many
 */
public record OrderNumbers(long count, long unvalued, long overCap) {}
