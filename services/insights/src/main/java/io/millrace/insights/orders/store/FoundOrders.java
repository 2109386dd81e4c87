package io.millrace.insights.orders.store;

import io.millrace.events.loop.ExplainedOrder;
import java.util.List;

/**
 * What is known of the orders of one name.
 *
 * @param orders of one visitor each, in an order that stays
 * @param more whether there were others that are not kept
 */
public record FoundOrders(List<ExplainedOrder> orders, boolean more) {
  /** None. */
  public static final FoundOrders NONE = new FoundOrders(List.of(), false);

  public FoundOrders {
    orders = List.copyOf(orders);
  }
}
