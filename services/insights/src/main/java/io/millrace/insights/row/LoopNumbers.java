package io.millrace.insights.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Numbers about loops: purchases by their touches, purchases with returns, and credit.
 *
 * @param model attribution model of the credit
 * @param closed purchases whose touches were all on this platform
 * @param external purchases whose touches were all on other platforms
 * @param mixed purchases with touches on this platform and on other platforms
 * @param direct purchases without a touch
 * @param returns purchases that were followed by traffic on this platform within a day
 * @param returnRate returns / orders; empty without an order
 * @param secondsToMoneyBits purchases by the bit length of the whole seconds since their first
 *     touch: index n counts purchases with n bits; empty for minutes
 * @param creditNewBuyers the part of creditOrders that new buyers placed
 * @param byPurchase shares of creditOrders
 */
public record LoopNumbers(
    String model,
    long closed,
    long external,
    long mixed,
    long direct,
    long returns,
    Optional<BigDecimal> returnRate,
    List<Long> secondsToMoneyBits,
    CreditOrders creditOrders,
    CreditOrders creditNewBuyers,
    PurchaseRates byPurchase,
    List<CreditLine> credit) {

  public LoopNumbers {
    secondsToMoneyBits = List.copyOf(secondsToMoneyBits);
    credit = List.copyOf(credit);
  }
}
