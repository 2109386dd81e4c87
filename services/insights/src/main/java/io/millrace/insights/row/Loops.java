package io.millrace.insights.row;

import java.util.List;

/**
 * Which traffic became the money, and which money the traffic became.
 *
 * @param model of the credit
 * @param closed purchases whose touches were all here
 * @param external purchases whose touches were all elsewhere
 * @param mixed purchases with touches here and elsewhere
 * @param direct purchases without a touch
 */
public record Loops(
    String model,
    long closed,
    long external,
    long mixed,
    long direct,
    CreditOrders creditOrders,
    List<CreditLine> credit) {

  public Loops {
    credit = List.copyOf(credit);
  }
}
