package io.millrace.insights.row;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Credit in one currency; amounts are decimal integers in its minor unit.
 *
 * @param closed from touches here to money here
 * @param externalIn from touches elsewhere to money here
 * @param externalOut from touches here to money elsewhere
 * @param direct money here without a touch
 * @param closureRate closed / net; empty unless net is above 0
 * @param leakRate externalOut / (closed + externalOut); empty unless that is above 0
 */
public record CreditLine(
    String currency,
    String closed,
    String externalIn,
    String externalOut,
    String direct,
    Optional<BigDecimal> closureRate,
    Optional<BigDecimal> leakRate) {}
