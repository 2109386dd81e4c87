package io.millrace.insights.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.insights.lag.Lag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list of orders.
 *
 * @param lag how far the answer is behind the accepted events
 * @param asOf newest event time that was read; empty before the first
 * @param zone IANA time zone of days
 * @param orders the newest first
 * @param near orders with a similar number, when a number was searched that no order has
 * @param complete of a search for a part of a number: whether this part of the list was searched as
 *     far as its limit; false when the search read too much and goes on at the cursor
 * @param next the cursor of the following orders; absent at the end
 */
public record OrderListAnswer(
    Lag lag,
    Optional<Instant> asOf,
    String zone,
    List<Listed> orders,
    @JsonInclude(Include.NON_ABSENT) Optional<List<Near>> near,
    @JsonInclude(Include.NON_ABSENT) Optional<Boolean> complete,
    @JsonInclude(Include.NON_ABSENT) Optional<String> next) {

  public OrderListAnswer {
    orders = List.copyOf(orders);
  }

  /**
   * An order of the list. Amounts are decimal integers in the minor unit of their currency.
   *
   * @param at time of the purchase
   * @param kind closed, external, mixed or direct
   * @param amount absent when the order has no value
   * @param refunded the part of the amount that refunds took back
   * @param lines the number of purchases that make up the amount
   * @param touches the number of its touches, earlier ones included
   * @param refunds the number of its refunds
   * @param lastTouch where the last touch was; absent without a touch
   */
  @JsonInclude(Include.NON_ABSENT)
  public record Listed(
      String platform,
      String order,
      Instant at,
      String kind,
      Optional<String> currency,
      Optional<String> amount,
      Optional<String> refunded,
      int lines,
      int touches,
      int refunds,
      Optional<Place> lastTouch) {}

  /** A surface of a platform. */
  public record Place(String platform, String surface) {}

  /** The name of an order. */
  public record Near(String platform, String order) {}
}
