package io.millrace.events.loop;

import java.util.List;
import java.util.Optional;

/**
 * An order as the cells contain it: credits are shares of what refunds left.
 *
 * @param asOf the greatest event time seen by the task that wrote it, milliseconds
 * @param purchase the one that counts; empty while refunds wait for it
 * @param repeats further purchases of the order, which move no money
 * @param refunds in order; at most {@link #MOST_REFUNDS}
 * @param moreRefunds how many came after those
 */
public record ExplainedOrder(
    long asOf,
    Optional<ExplainedPurchase> purchase,
    int repeats,
    List<ExplainedRefund> refunds,
    int moreRefunds) {
  /** So many purchases and refunds of an order take part, the first in journey order. */
  public static final int MOST_MEMBERS = 256;

  /** So many refunds of an order are told one by one: all that take part. */
  public static final int MOST_REFUNDS = MOST_MEMBERS;

  public ExplainedOrder {
    refunds = List.copyOf(refunds);
    if (refunds.size() > MOST_REFUNDS) {
      throw new IllegalArgumentException("too many refunds: " + refunds.size());
    }
  }
}
