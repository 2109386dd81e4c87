package io.millrace.journey;

import io.millrace.events.Domain;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import java.util.Comparator;
import java.util.List;

/**
 * One event of a journey: the fields that affect a number, and the fields that explain an order. An
 * absent text is empty and an absent number is -1, so that absent values sort first.
 *
 * <p>A deleted event is in the journey only to be remembered. It has no surface, no order and no
 * amount, so no rule finds it.
 *
 * @param position time, rank and key of the event
 * @param type the event type
 * @param surface where it happened; the interner's {@code nowhere} for a deleted event
 * @param version of the events with one key, the one with the highest version stays
 * @param id the sender's id of the event, on purchases and refunds; affects no number
 * @param order the order's number, on purchases and refunds
 * @param line the line of the order, on purchases
 * @param currency of the amount
 * @param amount in minor units
 * @param durationMs how long content or social activity took
 * @param names whom and what it names; its creator, campaign and item only when they can earn
 *     credit
 */
record JourneyEvent(
    Position position,
    EventType type,
    InternedSurface surface,
    int version,
    String id,
    String order,
    String line,
    String currency,
    long amount,
    long durationMs,
    Names names)
    implements Comparable<JourneyEvent> {

  static final String NO_TEXT = "";
  static final long NO_NUMBER = -1;

  /**
   * Decides which of two events with one key stays: the smaller one. A higher version is smaller.
   * Of equal versions, a deleted event is smaller. Texts compare by UTF-8 bytes. Texts that are
   * ASCII by contract use Java's own order, which is the same.
   */
  static final Comparator<JourneyEvent> BY_CONTENT =
      Comparator.comparingInt(JourneyEvent::version)
          .reversed()
          .thenComparing(event -> !event.isDeleted())
          .thenComparingLong(JourneyEvent::at)
          .thenComparing(event -> event.type.domain().id())
          .thenComparing(event -> event.type.id())
          .thenComparing(event -> event.surface.surface())
          .thenComparing(JourneyEvent::order, Utf8Order.INSTANCE)
          .thenComparing(JourneyEvent::line, Utf8Order.INSTANCE)
          .thenComparing(JourneyEvent::currency)
          .thenComparingLong(JourneyEvent::amount)
          .thenComparingLong(JourneyEvent::durationMs)
          .thenComparing(event -> event.names.channel())
          .thenComparing(event -> event.names.region())
          .thenComparing(event -> event.names.creator(), Utf8Order.INSTANCE)
          .thenComparing(event -> event.names.campaign(), Utf8Order.INSTANCE)
          .thenComparing(event -> event.names.item(), Utf8Order.INSTANCE);

  /** The order of event types at equal times. */
  static int rank(EventType type) {
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW -> 0;
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> 0;
      case PRODUCT_VIEW, CART_ADD -> 1;
      case PURCHASE, TIP, AD_REVENUE -> 2;
      case REFUND -> 3;
      case SPEND -> 1;
    };
  }

  long at() {
    return position.at();
  }

  EventKey key() {
    return position.key();
  }

  String platform() {
    return surface.platform();
  }

  /** The presences that this event sets. */
  List<PresenceKey> presences() {
    return isDeleted() ? List.of() : surface.presences(type);
  }

  /** Whether its sender took it back. */
  boolean isDeleted() {
    return surface.isNowhere();
  }

  /** Whether this and the other are the same event of one journey. */
  boolean is(JourneyEvent other) {
    return position.equals(other.position);
  }

  /** Whether it is a content or social event, which can be part of a touch. */
  boolean isTraffic() {
    return type.domain() != Domain.COMMERCE && !isDeleted();
  }

  boolean isPurchase() {
    return type == EventType.PURCHASE && !isDeleted();
  }

  boolean isRefund() {
    return type == EventType.REFUND && !isDeleted();
  }

  boolean isSpend() {
    return type == EventType.SPEND && !isDeleted();
  }

  boolean hasOrder() {
    return !order.isEmpty();
  }

  /** Whether it is a purchase or refund of this order on this platform. */
  boolean isOf(InternedPlatform platform, String number) {
    return hasOrder() && order.equals(number) && surface.interned() == platform;
  }

  boolean hasAmount() {
    return amount != NO_NUMBER;
  }

  @Override
  public int compareTo(JourneyEvent other) {
    return position.compareTo(other.position);
  }
}
