package io.millrace.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The money of one order: which purchase counts, and what each refund takes of it.
 *
 * <p>The first purchase of an order counts, later ones are repeats. Refunds of its currency use up
 * what is left, in journey order, whether they are stamped before or after the purchase; without a
 * purchase they wait.
 *
 * @param purchase the one that counts, if any has arrived
 * @param refunds what became of each refund, in journey order
 */
record Ledger(Optional<Step> purchase, Map<Step, Refunded> refunds) {

  /**
   * What became of a refund, in minor units of its currency; the three add up to its amount.
   *
   * @param applied taken from the purchase
   * @param unmatched waiting for the purchase
   * @param over more than was left, or of another currency
   */
  record Refunded(long applied, long unmatched, long over) {}

  /** The ledger of the order that the step, a purchase or refund, belongs to. */
  static Ledger of(Timeline journey, Step member) {
    List<Step> steps = journey.all(member::sharesOrder);
    Optional<Step> purchase = steps.stream().filter(Step::isPurchase).findFirst();
    return new Ledger(purchase, refunds(steps, purchase));
  }

  /** Whether the step is the purchase that counts. */
  boolean counts(Step step) {
    return purchase.filter(step::equals).isPresent();
  }

  private static Map<Step, Refunded> refunds(List<Step> steps, Optional<Step> purchase) {
    Map<Step, Refunded> refunds = new LinkedHashMap<>();
    long left = purchase.filter(Step::hasAmount).map(Step::amount).orElse(0L);
    for (Step refund : steps) {
      if (refund.isRefund()) {
        Refunded refunded = refunded(refund, purchase, left);
        left -= refunded.applied;
        refunds.put(refund, refunded);
      }
    }
    return refunds;
  }

  private static Refunded refunded(Step refund, Optional<Step> purchase, long left) {
    if (purchase.isEmpty()) {
      return new Refunded(0, refund.amount(), 0);
    }
    boolean sameCurrency = purchase.get().currency().equals(refund.currency());
    long applied = sameCurrency ? Math.min(left, refund.amount()) : 0;
    return new Refunded(applied, 0, refund.amount() - applied);
  }
}
