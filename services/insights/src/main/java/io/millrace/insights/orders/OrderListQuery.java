package io.millrace.insights.orders;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.OrderAmount;
import io.millrace.insights.orders.OrderListAnswer.Listed;
import io.millrace.insights.orders.OrderListAnswer.Place;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import io.millrace.insights.orders.store.OrderStore;
import io.millrace.insights.orders.store.PlaceRange;
import io.millrace.insights.row.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists orders, the newest first. Blocks. */
@Component
final class OrderListQuery {
  /** The most orders that are read for one answer, also when few of them match. */
  static final int MOST_READ = 3_000;

  /** The most names of orders that are read for one answer when a part of a number is searched. */
  static final int MOST_NAMES = 20_000;

  private static final int STEP = 300;
  private static final int STEP_OF_NAMES = 1_000;

  private final OrderStore store;

  OrderListQuery(OrderStore store) {
    this.store = store;
  }

  /**
   * A part of the list.
   *
   * @param end where the next part begins; empty at the end of the list
   * @param complete whether the part ends at its limit or at the end of the list, and not because
   *     too much was read
   */
  record Part(List<Listed> orders, Optional<OrderCursor> end, boolean complete) {
    static Part complete(List<Listed> orders, Optional<OrderCursor> end) {
      return new Part(orders, end, true);
    }
  }

  /**
   * Returns the first orders of the range behind the cursor. The part has fewer than {@code limit}
   * when {@value #MOST_READ} orders were read, or {@value #MOST_NAMES} names of orders.
   */
  Part list(PlaceRange range, Optional<OrderCursor> after, OrderFilter filter, int limit) {
    List<Listed> listed = new ArrayList<>();
    Optional<OrderCursor> cut = after.flatMap(cursor -> takeRest(cursor, filter, limit, listed));
    if (cut.isPresent()) {
      return Part.complete(listed, cut);
    }
    PlaceRange rest = after.map(cursor -> range.after(cursor.place())).orElse(range);
    int chunk = Math.min(limit + 1, STEP);
    int step = filter.number().isPresent() ? STEP_OF_NAMES : chunk;
    int read = 0;
    for (int names = 0; names < MOST_NAMES && read < MOST_READ; names += step) {
      List<OrderPlace> places = store.places(rest, step);
      List<OrderPlace> matching =
          places.stream().filter(place -> filter.matches(place.name())).toList();
      for (int from = 0; from < matching.size(); from += chunk) {
        Optional<OrderCursor> end =
            take(
                matching.subList(from, Math.min(from + chunk, matching.size())),
                filter,
                limit,
                listed);
        if (end.isPresent()) {
          return Part.complete(listed, end);
        }
      }
      if (places.size() < step) {
        return Part.complete(listed, Optional.empty());
      }
      read += matching.size();
      rest = rest.after(places.getLast());
    }
    return new Part(
        listed, rest.after().map(place -> new OrderCursor(place, OrderCursor.ALL)), false);
  }

  private Optional<OrderCursor> take(
      List<OrderPlace> places, OrderFilter filter, int limit, List<Listed> listed) {
    Map<OrderName, FoundOrders> found =
        store.find(places.stream().map(OrderPlace::name).distinct().toList());
    for (OrderPlace place : places) {
      Optional<OrderCursor> end = take(place, 0, found, filter, limit, listed);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  /** Lists what was left of the last place of the part before. */
  private Optional<OrderCursor> takeRest(
      OrderCursor cursor, OrderFilter filter, int limit, List<Listed> listed) {
    if (cursor.shown() == OrderCursor.ALL) {
      return Optional.empty();
    }
    OrderPlace place = cursor.place();
    return take(place, cursor.shown(), store.find(List.of(place.name())), filter, limit, listed);
  }

  /**
   * Lists the orders of the place behind those that were shown. Returns the cursor when there are
   * more than the limit.
   */
  private static Optional<OrderCursor> take(
      OrderPlace place,
      int shown,
      Map<OrderName, FoundOrders> found,
      OrderFilter filter,
      int limit,
      List<Listed> listed) {
    int count = shown;
    for (Listed order : purchases(place, found, filter).skip(shown).toList()) {
      if (listed.size() >= limit) {
        return Optional.of(new OrderCursor(place, count));
      }
      listed.add(order);
      count++;
    }
    return Optional.empty();
  }

  /** A place that is out of date has none. */
  private static Stream<Listed> purchases(
      OrderPlace place, Map<OrderName, FoundOrders> found, OrderFilter filter) {
    return found.getOrDefault(place.name(), FoundOrders.NONE).orders().stream()
        .filter(
            order ->
                order
                    .purchase()
                    .filter(purchase -> purchase.at() == place.at() && filter.matches(purchase))
                    .isPresent())
        .flatMap(order -> listed(place.name(), order).stream());
  }

  /** Returns the order as lists show it; empty when it has no purchase. */
  static Optional<Listed> listed(OrderName name, ExplainedOrder order) {
    return order.purchase().map(purchase -> listed(name, order, purchase));
  }

  private static Listed listed(OrderName name, ExplainedOrder order, ExplainedPurchase purchase) {
    return new Listed(
        name.platform(),
        name.order(),
        Instant.ofEpochMilli(purchase.at()),
        purchase.kind().id(),
        purchase.amount().map(OrderAmount::currency),
        purchase.amount().map(amount -> Long.toString(amount.minor())),
        purchase.amount().map(_ -> Long.toString(refunded(order))),
        purchase.lines(),
        purchase.touches().size() + purchase.earlierTouches(),
        order.refunds().size() + order.moreRefunds(),
        lastTouch(purchase));
  }

  private static long refunded(ExplainedOrder order) {
    return order.refunds().stream()
        .mapToLong(ExplainedRefund::applied)
        .reduce(0, Figures::saturated);
  }

  private static Optional<Place> lastTouch(ExplainedPurchase purchase) {
    List<ExplainedTouch> touches = purchase.touches();
    return touches.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(touches.getLast().platform(), touches.getLast().surface()));
  }
}
