package io.millrace.journey;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The contribution of an order to the facts.
 *
 * @param balance the money of the order
 * @param loop of its counting purchase, if there is one; direct when the purchase is not followed
 * @param followed whether its purchase is followed: it has touches and can have a return; false
 *     when there is no purchase
 * @param returned whether traffic on its platform followed the purchase
 * @param newBuyer whether its purchase is the first counting one of its visitor on the platform
 */
record OrderContribution(
    OrderBalance balance,
    Optional<Loop> loop,
    boolean followed,
    boolean returned,
    boolean newBuyer) {

  /** The contribution of an unknown order: nothing. */
  static final OrderContribution NONE =
      new OrderContribution(OrderBalance.of(List.of()), Optional.empty(), false, false, false);

  /** The same contribution, with a return when its followed purchase has one. */
  OrderContribution with(Predicate<JourneyEvent> isReturned) {
    boolean has = followed && balance.purchase().filter(isReturned).isPresent();
    return new OrderContribution(balance, loop, followed, has, newBuyer);
  }

  /** Whether there is no event of the order. */
  boolean isNothing() {
    return balance.purchase().isEmpty() && balance.refunds().isEmpty();
  }

  /** Whether both have the same purchase with the same touches. */
  boolean isAs(OrderContribution other) {
    if (loop.isPresent() && other.loop.isPresent()) {
      return loop.get().isAs(other.loop.get());
    }
    return loop.isEmpty() && other.loop.isEmpty();
  }

  /** Whether the counting purchases of both name the same. */
  boolean namesAs(OrderContribution other) {
    return balance
        .purchase()
        .map(JourneyEvent::names)
        .equals(other.balance.purchase().map(JourneyEvent::names));
  }

  /** Whether both share every amount in the same way. */
  boolean creditsAs(OrderContribution other) {
    return loop.isPresent()
        ? other.loop.isPresent() && loop.get().creditsAs(other.loop.get())
        : other.loop.isEmpty();
  }
}
