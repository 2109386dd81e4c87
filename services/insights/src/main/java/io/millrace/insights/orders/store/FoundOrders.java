package io.millrace.insights.orders.store;

import io.millrace.events.loop.ExplainedOrder;
import java.util.List;

/**
 * The stored orders of one name.
 *
 * @param orders the orders, each of one visitor, always in the same order
 * @param more whether there were more orders than the store keeps
 */
public record FoundOrders(List<ExplainedOrder> orders, boolean more) {
  /** No orders. */
  public static final FoundOrders NONE = new FoundOrders(List.of(), false);

  public FoundOrders {
    orders = List.copyOf(orders);
  }
}
