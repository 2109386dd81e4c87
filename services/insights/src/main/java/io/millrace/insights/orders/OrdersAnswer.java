package io.millrace.insights.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.lag.Lag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders of one number; amounts are decimal integers in the minor unit of their currency.
 *
 * @param lag how far it is behind
 * @param asOf the event time up to which was read; empty when nothing was
 * @param orders of one visitor each, the earliest first
 * @param more whether there are others that are not told
 */
public record OrdersAnswer(Lag lag, Optional<Instant> asOf, List<Order> orders, boolean more) {

  public OrdersAnswer {
    orders = List.copyOf(orders);
  }

  /**
   * An order of one visitor.
   *
   * @param purchases the one that counts; none while refunds wait for it
   * @param repeats further purchases of the order, which move no money
   * @param moreRefunds how many refunds came after those told
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
   * @param currency absent, as is the amount, when its value is not known
   * @param kind closed, external, mixed or direct
   * @param earlierTouches touches before those told, too far back to earn credit
   */
  @JsonInclude(Include.NON_ABSENT)
  public record Purchase(
      String id,
      Instant at,
      Optional<String> currency,
      Optional<String> amount,
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
   * @param credit by model, all of them
   */
  public record Touch(
      String platform, String surface, Instant at, int events, Map<String, Credit> credit) {}

  /**
   * What a touch earned of what refunds left.
   *
   * @param amount absent when the value of the purchase is not known
   * @param microOrders in millionths of an order
   */
  @JsonInclude(Include.NON_ABSENT)
  public record Credit(Optional<String> amount, long microOrders) {}

  /**
   * A refund.
   *
   * @param applied what it took from the purchase
   */
  public record Refund(String id, Instant at, String currency, String amount, String applied) {}
}
