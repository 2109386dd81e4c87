package io.millrace.insights.orders;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.insights.orders.store.OrderName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which purchases a list has.
 *
 * @param number only orders whose number contains this text, in small or capital letters
 * @param kind only purchases with such a loop
 * @param touchPlatform only purchases with a touch on this platform
 * @param touchSurface only purchases with such a touch on this surface
 * @param named only purchases with such a touch that names all of these
 */
record OrderFilter(
    Optional<String> number,
    Optional<LoopKind> kind,
    Optional<String> touchPlatform,
    Optional<String> touchSurface,
    Entities named) {
  static final OrderFilter ALL =
      new OrderFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Entities.NONE);

  boolean matches(OrderName name) {
    return number.filter(text -> !small(name.order()).contains(small(text))).isEmpty();
  }

  boolean matches(ExplainedPurchase purchase) {
    boolean isKind = kind.filter(wanted -> wanted != purchase.kind()).isEmpty();
    return isKind && (!asksForATouch() || purchase.touches().stream().anyMatch(this::matches));
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
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
