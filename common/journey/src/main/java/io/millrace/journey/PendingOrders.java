package io.millrace.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The orders of one journey that changed, or may have changed, since their facts were sent. Each
 * has the contribution that was sent last. Many events can change one order before it is settled,
 * and then only one difference is computed and sent.
 */
final class PendingOrders {
  private final Map<OrderName, Pending> orders = new LinkedHashMap<>();
  private int trafficChanges;

  /**
   * An order that waits.
   *
   * @param sent the contribution that was sent last
   * @param trafficOnly whether only the traffic around the order changed. Its returns are then sent
   *     at once, and {@code sent} does not say whether it has one.
   * @param trafficChanges the number of changes of traffic when the order was noted
   */
  record Pending(OrderContribution sent, boolean trafficOnly, int trafficChanges) {}

  int size() {
    return orders.size();
  }

  boolean isEmpty() {
    return orders.isEmpty();
  }

  /** Records that traffic enters or leaves the journey. */
  void trafficChanges() {
    trafficChanges++;
  }

  /** Whether no traffic has changed since the order was noted. */
  boolean hasOldTraffic(Pending pending) {
    return pending.trafficChanges == trafficChanges;
  }

  Optional<Pending> find(OrderName name) {
    return Optional.ofNullable(orders.get(name));
  }

  /**
   * Notes an order before the traffic around it changes.
   *
   * @param sent its present contribution, without its return
   */
  void noteTraffic(OrderName name, Supplier<OrderContribution> sent) {
    orders.computeIfAbsent(name, _ -> new Pending(sent.get(), true, trafficChanges));
  }

  /**
   * Notes an order before its events change, or before it begins or ceases to be followed.
   *
   * @param sent its present contribution
   * @param isReturned whether a purchase has a return at present
   */
  void noteOrder(
      OrderName name, Supplier<OrderContribution> sent, Predicate<JourneyEvent> isReturned) {
    Pending known = orders.get(name);
    if (known == null) {
      orders.put(name, new Pending(sent.get(), false, trafficChanges));
    } else if (known.trafficOnly) {
      OrderContribution full = known.sent.with(isReturned);
      orders.put(name, new Pending(full, false, known.trafficChanges));
    }
  }

  /** Passes all orders that wait to the action and removes them. */
  void drain(BiConsumer<OrderName, Pending> action) {
    orders.forEach(action);
    orders.clear();
  }
}
