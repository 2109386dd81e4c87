package io.millrace.journey;

import java.util.List;
import java.util.Optional;

/**
 * What an order contributes.
 *
 * @param balance its money
 * @param loop of its counting purchase, if there is one; direct when it is not followed
 * @param followed whether its purchase looks back on traffic and waits for some; false when there
 *     is no purchase
 * @param returned whether traffic on its platform followed
 */
record OrderContribution(
    OrderBalance balance, Optional<Loop> loop, boolean followed, boolean returned) {

  /** That of an order of which nothing is known. */
  static final OrderContribution NONE =
      new OrderContribution(
          new OrderBalance(Optional.empty(), List.of()), Optional.empty(), false, false);

  /** The same with another loop. */
  OrderContribution with(Loop other) {
    return new OrderContribution(balance, Optional.of(other), followed, returned);
  }

  /** Whether both share whatever there is in the same way. */
  boolean creditsAs(OrderContribution other) {
    return loop.isPresent()
        ? other.loop.isPresent() && loop.get().creditsAs(other.loop.get())
        : other.loop.isEmpty();
  }
}
