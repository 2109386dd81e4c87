package io.millrace.insights.row;

/**
 * What was earned in one currency; amounts are decimal integers in its minor unit.
 *
 * @param net gross + tips + ads - refunded
 * @param unmatched refunds that wait for their purchase
 * @param overRefunded refunds that found nothing left
 */
public record MoneyLine(
    String currency,
    String gross,
    String tips,
    String ads,
    String refunded,
    String net,
    String unmatched,
    String overRefunded) {}
