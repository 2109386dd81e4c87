package io.millrace.insights.orders.store;

import java.util.Comparator;

/**
 * The place of an order in the list of all orders: the newest first, and orders of the same
 * millisecond by name.
 *
 * @param at time of the purchase, milliseconds
 */
public record OrderPlace(long at, OrderName name) implements Comparable<OrderPlace> {
  private static final Comparator<OrderPlace> ORDER =
      Comparator.comparingLong(OrderPlace::at)
          .reversed()
          .thenComparing(place -> place.name().platform())
          .thenComparing(place -> place.name().order());

  @Override
  public int compareTo(OrderPlace other) {
    return ORDER.compare(this, other);
  }
}
