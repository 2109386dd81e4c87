package io.millrace.insights.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Which traffic became the money, and which money the traffic became.
 *
 * @param model of the credit
 * @param closed purchases whose touches were all here
 * @param external purchases whose touches were all elsewhere
 * @param mixed purchases with touches here and elsewhere
 * @param direct purchases without a touch
 * @param returns purchases that traffic here followed within a day
 * @param returnRate returns / orders; empty without an order
 * @param secondsToMoneyBits purchases by the bit length of the whole seconds since their first
 *     touch: the number at index n has n bits; empty by the minute
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
    List<CreditLine> credit) {

  public LoopNumbers {
    secondsToMoneyBits = List.copyOf(secondsToMoneyBits);
    credit = List.copyOf(credit);
  }
}
