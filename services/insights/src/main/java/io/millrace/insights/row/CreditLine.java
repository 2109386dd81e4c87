package io.millrace.insights.row;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Credit in one currency. Amounts are decimal integers in the minor unit of the currency.
 *
 * @param closed credit of touches on this platform for money on this platform
 * @param externalIn credit of touches on other platforms for money on this platform
 * @param externalOut credit of touches on this platform for money on other platforms
 * @param direct money on this platform without a touch
 * @param closureRate closed / net; empty unless net is above 0
 * @param leakRate externalOut / (closed + externalOut); empty unless the divisor is above 0
 */
public record CreditLine(
    String currency,
    String closed,
    String externalIn,
    String externalOut,
    String direct,
    Optional<BigDecimal> closureRate,
    Optional<BigDecimal> leakRate) {}
