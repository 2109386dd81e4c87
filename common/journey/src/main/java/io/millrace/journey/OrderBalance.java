package io.millrace.journey;

import io.millrace.events.loop.ExplainedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The money of one order: its first purchase, the sum of its lines, and what each refund takes from
 * it.
 *
 * <p>The first purchase of an order counts as the order and decides its time and touches. Refunds
 * in the currency of the order use up the rest of its amount, in journey order, even when they have
 * an earlier time than the purchase. Without a purchase, refunds wait. Only the first {@link
 * #MOST_MEMBERS} purchases and refunds of an order in journey order take part, so the order of
 * arrival does not matter.
 *
 * @param purchase the first one, which counts, if any has arrived
 * @param total the sum of the lines
 * @param refunds the result of each refund, in journey order
 */
record OrderBalance(Optional<JourneyEvent> purchase, OrderTotal total, List<Refunded> refunds) {
  /** How many purchases and refunds of an order take part: the first in journey order. */
  static final int MOST_MEMBERS = ExplainedOrder.MOST_MEMBERS;

  /**
   * The result of a refund, in minor units of its currency. The last three add up to its amount.
   *
   * @param refund the event
   * @param left the rest of the order before this refund
   * @param applied taken from the order
   * @param unmatched waiting for the purchase
   * @param over more than was left, or in another currency
   */
  record Refunded(JourneyEvent refund, long left, long applied, long unmatched, long over) {}

  /** The balance of these purchases and refunds of one order, which are in journey order. */
  static OrderBalance of(List<JourneyEvent> members) {
    List<JourneyEvent> part = part(members);
    Optional<JourneyEvent> purchase = counting(part);
    OrderTotal total = OrderTotal.of(part);
    return new OrderBalance(purchase, total, refunds(part, purchase.isPresent(), total));
  }

  /** The purchases and refunds of an order that take part; the argument is in journey order. */
  static List<JourneyEvent> part(List<JourneyEvent> members) {
    return members.subList(0, Math.min(MOST_MEMBERS, members.size()));
  }

  /**
   * The purchase that counts. The argument is in journey order; only events that take part are
   * considered.
   */
  static Optional<JourneyEvent> counting(List<JourneyEvent> members) {
    for (int i = 0; i < members.size() && i < MOST_MEMBERS; i++) {
      if (members.get(i).isPurchase()) {
        return Optional.of(members.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether the event is the purchase that counts, or a line that is a part of the amount. */
  boolean counts(JourneyEvent event) {
    return purchase.filter(event::is).isPresent() || total.lines().stream().anyMatch(event::is);
  }

  private static List<Refunded> refunds(
      List<JourneyEvent> members, boolean purchased, OrderTotal total) {
    List<Refunded> refunds = new ArrayList<>();
    long left = total.paid();
    for (JourneyEvent member : members) {
      if (member.isRefund()) {
        Refunded refunded = refunded(member, purchased, total, left);
        left -= refunded.applied;
        refunds.add(refunded);
      }
    }
    return refunds;
  }

  private static Refunded refunded(
      JourneyEvent refund, boolean purchased, OrderTotal total, long left) {
    if (!purchased) {
      return new Refunded(refund, 0, 0, refund.amount(), 0);
    }
    boolean sameCurrency = total.currency().equals(refund.currency());
    long applied = sameCurrency ? Math.min(left, refund.amount()) : 0;
    return new Refunded(refund, left, applied, 0, refund.amount() - applied);
  }
}
