package io.millrace.insights.orders;

import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import io.millrace.insights.lag.Lag;
import io.millrace.insights.orders.projection.OrderTarget;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers which touches led to the orders with one order number. */
@Component
final class OrdersQuery {
  /** The most orders of one answer. */
  private static final int MOST = 20;

  private final OrderStore store;
  private final OrderTarget projected;

  OrdersQuery(OrderStore store, OrderTarget projected) {
    this.store = store;
    this.projected = projected;
  }

  /**
   * Finds the orders of that name; empty when there is none. Blocks; reads one document.
   *
   * @param behind lag of the orders at a position that was read before this call
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   */
  Optional<OrdersAnswer> answer(OrderName name, Lag behind) {
    // Taken before the store is read: so the store contains everything up to it.
    Optional<Instant> asOf = projected.progress().asOfInstant();
    FoundOrders found = store.find(name);
    List<OrdersAnswer.Order> orders =
        found.orders().stream()
            .sorted(Comparator.comparingLong(OrdersQuery::at))
            .limit(MOST)
            .map(order -> order(name, order))
            .toList();
    boolean more = found.more() || found.orders().size() > MOST;
    return orders.isEmpty()
        ? Optional.empty()
        : Optional.of(new OrdersAnswer(behind, asOf, orders, more));
  }

  private static long at(ExplainedOrder order) {
    return order
        .purchase()
        .map(ExplainedPurchase::at)
        .orElseGet(() -> order.refunds().stream().mapToLong(ExplainedRefund::at).min().orElse(0));
  }

  private static OrdersAnswer.Order order(OrderName name, ExplainedOrder order) {
    return new OrdersAnswer.Order(
        name.platform(),
        name.order(),
        order.purchase().map(OrdersQuery::purchase).stream().toList(),
        order.repeats(),
        order.refunds().stream().map(OrdersQuery::refund).toList(),
        order.moreRefunds());
  }

  private static OrdersAnswer.Purchase purchase(ExplainedPurchase purchase) {
    boolean valued = purchase.amount().isPresent();
    return new OrdersAnswer.Purchase(
        purchase.id(),
        Instant.ofEpochMilli(purchase.at()),
        purchase.amount().map(OrderAmount::currency),
        purchase.amount().map(money -> Long.toString(money.minor())),
        purchase.lines(),
        purchase.kind().id(),
        purchase.touches().stream().map(touch -> touch(touch, valued)).toList(),
        purchase.earlierTouches());
  }

  private static OrdersAnswer.Touch touch(ExplainedTouch touch, boolean valued) {
    Map<String, OrdersAnswer.Credit> credit = new LinkedHashMap<>();
    for (Model model : Model.values()) {
      credit.put(model.id(), credit(touch.credit(model), valued));
    }
    return new OrdersAnswer.Touch(
        touch.platform(),
        touch.surface(),
        Instant.ofEpochMilli(touch.at()),
        touch.events(),
        credit,
        touch.names().entities().creator(),
        touch.names().entities().campaign(),
        touch.names().entities().item(),
        touch.names().channel(),
        touch.names().region());
  }

  private static OrdersAnswer.Credit credit(TouchCredit credit, boolean valued) {
    return new OrdersAnswer.Credit(
        valued ? Optional.of(Long.toString(credit.amount())) : Optional.empty(),
        credit.microOrders());
  }

  private static OrdersAnswer.Refund refund(ExplainedRefund refund) {
    return new OrdersAnswer.Refund(
        refund.id(),
        Instant.ofEpochMilli(refund.at()),
        refund.amount().currency(),
        Long.toString(refund.amount().minor()),
        Long.toString(refund.applied()));
  }
}
