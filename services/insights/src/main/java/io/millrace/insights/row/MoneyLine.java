package io.millrace.insights.row;

/**
 * Earnings in one currency. Amounts are decimal integers in the minor unit of the currency.
 *
 * @param net gross + tips + ads - refunded
 * @param unmatched refunds that wait for their purchase
 * @param overRefunded refunds beyond the rest of their purchase, or in another currency
 * @param spend money that was paid for traffic on the platform; no part of net
 */
public record MoneyLine(
    String currency,
    String gross,
    String tips,
    String ads,
    String refunded,
    String net,
    String unmatched,
    String overRefunded,
    String spend) {}
