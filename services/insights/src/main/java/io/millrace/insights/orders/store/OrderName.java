package io.millrace.insights.orders.store;

import io.millrace.events.loop.LoopKey;

/**
 * The name of an order: its platform and number. Orders of two visitors can have the same name.
 *
 * @param platform platform id of the catalog
 * @param order the order number on the platform
 */
public record OrderName(String platform, String order) {

  /** Returns the name of the order with that key. */
  public static OrderName of(LoopKey key) {
    return new OrderName(key.platform(), key.order());
  }
}
