package io.millrace.insights.row;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Credit in one currency. Amounts are decimal integers in the minor unit of the currency.
 *
 * <p>Amounts are by booking: a purchase counts on its date, and a refund takes its part of the
 * credit on the date of the refund. So a window with refunds of earlier purchases can have negative
 * credit. Then there is no rate.
 *
 * @param closed credit of touches on this platform for money on this platform
 * @param externalIn credit of touches on other platforms for money on this platform
 * @param externalOut credit of touches on this platform for money on other platforms
 * @param direct money on this platform without a touch
 * @param refunded what refunds took from each of these numbers
 * @param closureRate closed / (closed + externalIn + direct), from 0 to 1; empty when one of them
 *     is negative or all are 0
 * @param leakRate externalOut / (closed + externalOut), from 0 to 1; empty when one of them is
 *     negative or both are 0
 * @param roas return on ad spend, (closed + externalOut) / spend of the platform; see {@link
 *     Earned}
 * @param costPerOrder spend / credited orders, in minor units; see {@link Earned}
 * @param costPerNewBuyer spend / credited new buyers, in minor units; see {@link Earned}
 */
public record CreditLine(
    String currency,
    String closed,
    String externalIn,
    String externalOut,
    String direct,
    CreditRefunds refunded,
    Optional<BigDecimal> closureRate,
    Optional<BigDecimal> leakRate,
    Optional<BigDecimal> roas,
    Optional<String> costPerOrder,
    Optional<String> costPerNewBuyer) {}
