package io.millrace.journey;

import io.millrace.events.loop.ExplainedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The money of one order: which purchase counts, and what each refund takes of it.
 *
 * <p>The first purchase of an order counts, later ones are repeats. Refunds of its currency use up
 * what is left, in journey order, whether they are stamped before or after the purchase; without a
 * purchase they wait. Of an order with more purchases and refunds than {@link #MOST_MEMBERS} the
 * first in journey order take part, so that any order of arrival comes to the same.
 *
 * @param purchase the one that counts, if any has arrived
 * @param refunds what became of each refund, in journey order
 */
record OrderBalance(Optional<JourneyEvent> purchase, List<Refunded> refunds) {
  /** So many purchases and refunds of an order take part, the first in journey order. */
  static final int MOST_MEMBERS = ExplainedOrder.MOST_MEMBERS;

  /**
   * What became of a refund, in minor units of its currency; the three add up to its amount.
   *
   * @param refund the step
   * @param left what was left of the purchase before it
   * @param applied taken from the purchase
   * @param unmatched waiting for the purchase
   * @param over more than was left, or of another currency
   */
  record Refunded(JourneyEvent refund, long left, long applied, long unmatched, long over) {}

  /** The ledger of these purchases and refunds of one order, which are in journey order. */
  static OrderBalance of(List<JourneyEvent> members) {
    List<JourneyEvent> part = part(members);
    Optional<JourneyEvent> purchase = counting(part);
    return new OrderBalance(purchase, refunds(part, purchase));
  }

  /** Those of an order's purchases and refunds, in journey order, that take part. */
  static List<JourneyEvent> part(List<JourneyEvent> members) {
    return members.subList(0, Math.min(MOST_MEMBERS, members.size()));
  }

  /** The purchase that counts among these, which are in journey order and take part. */
  static Optional<JourneyEvent> counting(List<JourneyEvent> members) {
    for (int i = 0; i < members.size() && i < MOST_MEMBERS; i++) {
      if (members.get(i).isPurchase()) {
        return Optional.of(members.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether the step is the purchase that counts. */
  boolean counts(JourneyEvent event) {
    return purchase.filter(event::is).isPresent();
  }

  private static List<Refunded> refunds(
      List<JourneyEvent> members, Optional<JourneyEvent> purchase) {
    List<Refunded> refunds = new ArrayList<>();
    long left = purchase.filter(JourneyEvent::hasAmount).map(JourneyEvent::amount).orElse(0L);
    for (JourneyEvent member : members) {
      if (member.isRefund()) {
        Refunded refunded = refunded(member, purchase, left);
        left -= refunded.applied;
        refunds.add(refunded);
      }
    }
    return refunds;
  }

  private static Refunded refunded(
      JourneyEvent refund, Optional<JourneyEvent> purchase, long left) {
    if (purchase.isEmpty()) {
      return new Refunded(refund, 0, 0, refund.amount(), 0);
    }
    boolean sameCurrency = purchase.get().currency().equals(refund.currency());
    long applied = sameCurrency ? Math.min(left, refund.amount()) : 0;
    return new Refunded(refund, left, applied, 0, refund.amount() - applied);
  }
}
