package io.millrace.insights.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.lag.Lag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer about the orders with one order number. Amounts are decimal integers in the minor unit
 * of their currency.
 *
 * @param lag how far the answer is behind the accepted events
 * @param asOf newest event time that was read; empty before the first
 * @param orders the orders, each of one visitor, the earliest first
 * @param more whether there are more orders than the answer has
 */
public record OrdersAnswer(Lag lag, Optional<Instant> asOf, List<Order> orders, boolean more) {

  public OrdersAnswer {
    orders = List.copyOf(orders);
  }

  /**
   * An order of one visitor.
   *
   * @param purchases the purchase that counts; empty while refunds wait for it
   * @param repeats further purchases of the order, which move no money
   * @param moreRefunds number of refunds after the listed ones
   */
  public record Order(
      String platform,
      String order,
      List<Purchase> purchases,
      int repeats,
      List<Refund> refunds,
      int moreRefunds) {

    public Order {
      purchases = List.copyOf(purchases);
      refunds = List.copyOf(refunds);
    }
  }

  /**
   * A purchase with its loop.
   *
   * @param currency absent, like the amount, when the order has no value
   * @param amount the sum of the lines of the order, in minor units
   * @param lines the number of purchases that make up the amount
   * @param kind closed, external, mixed or direct
   * @param earlierTouches number of touches before the listed ones, which are too early to earn
   *     credit
   */
  @JsonInclude(Include.NON_ABSENT)
  public record Purchase(
      String id,
      Instant at,
      Optional<String> currency,
      Optional<String> amount,
      int lines,
      String kind,
      List<Touch> touches,
      int earlierTouches) {

    public Purchase {
      touches = List.copyOf(touches);
    }
  }

  /**
   * A touch.
   *
   * @param at time of its last event
   * @param credit credit by model, for all models
   * @param creator the creator that its last event that names one names; the same for the rest
   */
  @JsonInclude(Include.NON_ABSENT)
  public record Touch(
      String platform,
      String surface,
      Instant at,
      int events,
      Map<String, Credit> credit,
      Optional<String> creator,
      Optional<String> campaign,
      Optional<String> item,
      Optional<String> channel,
      Optional<String> region) {}

  /**
   * The credit of a touch, after refunds.
   *
   * @param amount absent when the purchase has no value
   * @param microOrders credit in millionths of an order
   */
  @JsonInclude(Include.NON_ABSENT)
  public record Credit(Optional<String> amount, long microOrders) {}

  /**
   * A refund.
   *
   * @param applied the part of the amount that reduced the purchase
   */
  public record Refund(String id, Instant at, String currency, String amount, String applied) {}
}
