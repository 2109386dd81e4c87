package io.millrace.journey;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the position of the first counting purchase on each platform, over all orders. A position
 * stays when the journey forgets its purchase, so a later purchase is never the first one. There is
 * at most one position for each platform of the catalog.
 */
final class FirstPurchases {
  private final List<First> firsts = new ArrayList<>(0);

  /**
   * The first counting purchase on a platform.
   *
   * @param position of the purchase, which can be forgotten
   */
  record First(InternedPlatform platform, Position position) {}

  boolean isEmpty() {
    return firsts.isEmpty();
  }

  /** All positions, in no particular order. Callers must not change the list. */
  List<First> all() {
    return firsts;
  }

  /** The position of the first counting purchase on a platform; empty when there was none. */
  Optional<Position> on(InternedPlatform platform) {
    int index = indexOf(platform);
    return index < 0 ? Optional.empty() : Optional.of(firsts.get(index).position);
  }

  /**
   * Changes the events of a journey, and with them the first purchase on the event's platform.
   *
   * @param event enters the journey or leaves it
   * @param change lets it enter or leave
   */
  void change(Journey journey, JourneyEvent event, Runnable change) {
    if (!canMoveBy(event)) {
      change.run();
      return;
    }
    InternedPlatform platform = event.surface().interned();
    Optional<Position> first = on(platform);
    boolean ofThisOrder = first.isPresent() && counting(journey, event).equals(first);
    change.run();
    Optional<Position> counting = counting(journey, event);
    if (ofThisOrder && counting.filter(now -> now.compareTo(first.get()) <= 0).isEmpty()) {
      set(platform, firstFrom(first.get(), platform, journey));
    } else {
      set(platform, Stream.concat(first.stream(), counting.stream()).min(naturalOrder()));
    }
  }

  /**
   * Whether the position can change when this event enters or leaves the journey. What comes after
   * the first purchase cannot keep it from counting.
   */
  private boolean canMoveBy(JourneyEvent event) {
    return event.hasOrder()
        && on(event.surface().interned())
            .filter(first -> first.isBefore(event.position()))
            .isEmpty();
  }

  /** The position of the counting purchase of an event's order. */
  private static Optional<Position> counting(Journey journey, JourneyEvent event) {
    return OrderBalance.counting(journey.orders().of(event)).map(JourneyEvent::position);
  }

  /** The first counting purchase on a platform from a position on; none counts before it. */
  private static Optional<Position> firstFrom(
      Position position, InternedPlatform platform, Journey journey) {
    List<Position> found = new ArrayList<>(1);
    Set<String> orders = new HashSet<>();
    journey
        .purchases()
        .on(
            platform,
            position,
            purchase -> {
              // The first purchase of an order counts, or none of the order does.
              if (orders.add(purchase.order())) {
                counting(journey, purchase).ifPresent(found::add);
              }
              return found.isEmpty();
            });
    return found.stream().findFirst();
  }

  /** Sets the position of a platform; empty when no purchase counts there. */
  void set(InternedPlatform platform, Optional<Position> position) {
    int index = indexOf(platform);
    if (index >= 0) {
      firsts.remove(index);
    }
    position.ifPresent(at -> firsts.add(new First(platform, at)));
  }

  private int indexOf(InternedPlatform platform) {
    for (int i = 0; i < firsts.size(); i++) {
      if (firsts.get(i).platform == platform) {
        return i;
      }
    }
    return -1;
  }
}
