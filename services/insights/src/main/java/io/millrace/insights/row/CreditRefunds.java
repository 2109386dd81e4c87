package io.millrace.insights.row;

/**
 * What refunds took from the credit of a platform, by the date of the refund. Amounts are decimal
 * integers in the minor unit of the currency.
 *
 * @param closed what they took from {@link CreditLine#closed}
 * @param externalIn the same of {@link CreditLine#externalIn}
 * @param externalOut the same of {@link CreditLine#externalOut}
 * @param direct the same of {@link CreditLine#direct}
 */
public record CreditRefunds(String closed, String externalIn, String externalOut, String direct) {}
