package io.millrace.insights.orders.store;

import io.millrace.events.loop.LoopKey;

/**
 * What people call an order. Two visitors may share one.
 *
 * @param platform an id of the catalog
 * @param order the order's number there
 */
public record OrderName(String platform, String order) {

  /** The name of that order. */
  public static OrderName of(LoopKey key) {
    return new OrderName(key.platform(), key.order());
  }
}
