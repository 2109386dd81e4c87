package io.millrace.insights.orders;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedTouch;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which purchases a list has.
 *
 * @param kind only purchases with such a loop
 * @param touchPlatform only purchases with a touch on this platform
 * @param touchSurface only purchases with such a touch on this surface
 * @param named only purchases with such a touch that names all of these
 */
record OrderFilter(
    Optional<LoopKind> kind,
    Optional<String> touchPlatform,
    Optional<String> touchSurface,
    Entities named) {
  static final OrderFilter ALL =
      new OrderFilter(Optional.empty(), Optional.empty(), Optional.empty(), Entities.NONE);

  boolean matches(ExplainedPurchase purchase) {
    boolean isKind = kind.filter(wanted -> wanted != purchase.kind()).isEmpty();
    return isKind && (!asksForATouch() || purchase.touches().stream().anyMatch(this::matches));
  }

  private boolean asksForATouch() {
    return touchPlatform.isPresent() || !named.equals(Entities.NONE);
  }

  private boolean matches(ExplainedTouch touch) {
    return touchPlatform.filter(platform -> !platform.equals(touch.platform())).isEmpty()
        && touchSurface.filter(surface -> !surface.equals(touch.surface())).isEmpty()
        && Arrays.stream(Entity.Type.values()).allMatch(type -> names(touch, type));
  }

  private boolean names(ExplainedTouch touch, Entity.Type type) {
    Optional<String> wanted = named.of(type);
    return wanted.isEmpty() || wanted.equals(touch.names().entities().of(type));
  }
}
