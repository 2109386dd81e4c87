package io.millrace.insights.row;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Shares of credited orders, from 0 to 1, by the date of the purchase. Refunds do not change them,
 * because an order stays one order. The shares of amounts in {@link CreditLine} are by booking.
 *
 * @param closureRate of the orders on the platform, the part that its own touches earned; empty
 *     without an order
 * @param leakRate of the orders that touches on the platform earned, the part on other platforms;
 *     empty without such an order
 */
public record PurchaseRates(Optional<BigDecimal> closureRate, Optional<BigDecimal> leakRate) {

  static PurchaseRates of(CreditOrders orders) {
    return new PurchaseRates(
        Rate.share(orders.closed(), orders.externalIn(), orders.direct()),
        Rate.share(orders.externalOut(), orders.closed()));
  }
}
