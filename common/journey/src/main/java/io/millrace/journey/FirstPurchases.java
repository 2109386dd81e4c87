package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** Sets the position of a platform; empty when no purchase counts there. */
  void set(InternedPlatform platform, Optional<Position> position) {
    int index = indexOf(platform);
    if (index >= 0) {
      firsts.remove(index);
    }
    position.ifPresent(at -> firsts.add(new First(platform, at)));
  }

  /**
   * Whether the position can change when this event enters or leaves the journey. What comes after
   * the first purchase cannot keep it from counting.
   */
  boolean canMoveBy(JourneyEvent event) {
    return event.hasOrder()
        && on(event.surface().interned())
            .filter(first -> first.isBefore(event.position()))
            .isEmpty();
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
