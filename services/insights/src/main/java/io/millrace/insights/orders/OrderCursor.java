package io.millrace.insights.orders;

import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import java.util.Optional;

/**
 * The end of a part of a list: the last place, and how many orders of this place were listed. One
 * place has several orders when visitors share a number and bought in the same millisecond.
 *
 * @param shown orders of the place that were listed; all of them when it is {@link #ALL}
 */
record OrderCursor(OrderPlace place, int shown) {
  static final int ALL = Integer.MAX_VALUE;
  private static final int PARTS = 4;

  /** Returns the cursor as text, of which the order number is the last part. */
  String text() {
    return String.join(
        " ",
        Long.toString(place.at()),
        Integer.toString(shown),
        place.name().platform(),
        place.name().order());
  }

  /** Parses a cursor; empty when the text is none. */
  static Optional<OrderCursor> parse(String text) {
    String[] parts = text.split(" ", PARTS);
    try {
      return parts.length < PARTS
          ? Optional.empty()
          : Optional.of(
              new OrderCursor(
                  new OrderPlace(Long.parseLong(parts[0]), new OrderName(parts[2], parts[3])),
                  Integer.parseInt(parts[1])));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
