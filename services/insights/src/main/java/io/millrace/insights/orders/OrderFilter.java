package io.millrace.insights.orders;

import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.ExplainedPurchase;
import java.util.Optional;

/**
 * Which purchases a list has.
 *
 * @param kind only purchases with such a loop
 * @param touchPlatform only purchases with a touch on this platform
 * @param touchSurface only purchases with such a touch on this surface
 */
record OrderFilter(
    Optional<LoopKind> kind, Optional<String> touchPlatform, Optional<String> touchSurface) {
  static final OrderFilter ALL =
      new OrderFilter(Optional.empty(), Optional.empty(), Optional.empty());

  boolean matches(ExplainedPurchase purchase) {
    boolean isKind = kind.filter(wanted -> wanted != purchase.kind()).isEmpty();
    return isKind
        && (touchPlatform.isEmpty()
            || purchase.touches().stream()
                .anyMatch(
                    touch ->
                        touchPlatform.get().equals(touch.platform())
                            && touchSurface
                                .filter(surface -> !surface.equals(touch.surface()))
                                .isEmpty()));
  }
}
