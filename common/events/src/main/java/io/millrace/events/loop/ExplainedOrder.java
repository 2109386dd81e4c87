package io.millrace.events.loop;

import java.util.List;
import java.util.Optional;

/**
 * An explained order, as the cells contain it: credits are shares of the money that is left after
 * refunds.
 *
 * @param asOf the greatest event time seen by the task that wrote it, milliseconds
 * @param purchase the first purchase, which counts; empty while refunds wait for it
 * @param repeats the number of further purchases of the order, which move no money
 * @param refunds the refunds in journey order; at most {@link #MOST_REFUNDS}
 * @param moreRefunds the number of refunds after those
 */
public record ExplainedOrder(
    long asOf,
    Optional<ExplainedPurchase> purchase,
    int repeats,
    List<ExplainedRefund> refunds,
    int moreRefunds) {
  /** The most purchases and refunds of an order that take part: the first ones in journey order. */
  public static final int MOST_MEMBERS = 256;

  /** The most refunds of an order that are listed: all refunds that take part. */
  public static final int MOST_REFUNDS = MOST_MEMBERS;

  public ExplainedOrder {
    refunds = List.copyOf(refunds);
    if (refunds.size() > MOST_REFUNDS) {
      throw new IllegalArgumentException("too many refunds: " + refunds.size());
    }
  }
}
