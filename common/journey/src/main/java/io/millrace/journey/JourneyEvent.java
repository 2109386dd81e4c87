package io.millrace.journey;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  static JourneyEvent of(Event event, Interner interner) {
    InternedSurface surface =
        interner.surface(event.envelope().platform(), event.envelope().surface());
    Names names = names(event.envelope(), interner);
    return switch (event) {
      case Event.Content content -> of(content.envelope(), surface, names, content.durationMs());
      case Event.Social social -> of(social.envelope(), surface, names, social.durationMs());
      case Event.Shopping shopping -> of(shopping.envelope(), surface, names, OptionalLong.empty());
      case Event.Purchase purchase ->
          of(
              purchase.envelope(),
              surface,
              names,
              purchase.order(),
              purchase.line().orElse(NO_TEXT),
              purchase.amount());
      case Event.Refund refund ->
          of(
              refund.envelope(),
              surface,
              names,
              refund.order(),
              NO_TEXT,
              Optional.of(refund.amount()));
      case Event.Earning earning ->
          of(earning.envelope(), surface, names, NO_TEXT, NO_TEXT, Optional.of(earning.amount()));
      case Event.Spend spend ->
          of(spend.envelope(), surface, names, NO_TEXT, NO_TEXT, Optional.of(spend.amount()));
      case Event.Deleted deleted -> deleted(deleted.envelope(), interner.nowhere());
    };
  }

  private static JourneyEvent deleted(EventEnvelope envelope, InternedSurface nowhere) {
    return new JourneyEvent(
        new Position(envelope.at(), rank(envelope.type()), envelope.key()),
        envelope.type(),
        nowhere,
        envelope.version(),
        NO_TEXT,
        NO_TEXT,
        NO_TEXT,
        NO_TEXT,
        NO_NUMBER,
        NO_NUMBER,
        Names.NONE);
  }

  private static JourneyEvent of(
      EventEnvelope envelope, InternedSurface surface, Names names, OptionalLong durationMs) {
    return of(
        envelope,
        surface,
        names,
        NO_TEXT,
        NO_TEXT,
        NO_TEXT,
        NO_NUMBER,
        durationMs.orElse(NO_NUMBER));
  }

  private static JourneyEvent of(
      EventEnvelope envelope,
      InternedSurface surface,
      Names names,
      String order,
      String line,
      Optional<Money> money) {
    String currency = money.map(Money::currency).orElse(NO_TEXT);
    long amount = money.map(Money::minor).orElse(NO_NUMBER);
    return of(envelope, surface, names, order, line, currency, amount, NO_NUMBER);
  }

  private static JourneyEvent of(
      EventEnvelope envelope,
      InternedSurface surface,
      Names names,
      String order,
      String line,
      String currency,
      long amount,
      long durationMs) {
    return new JourneyEvent(
        new Position(envelope.at(), rank(envelope.type()), envelope.key()),
        envelope.type(),
        surface,
        envelope.version(),
        order.isEmpty() ? NO_TEXT : envelope.id(),
        order,
        line,
        currency,
        amount,
        durationMs,
        names);
  }

  private static Names names(EventEnvelope envelope, Interner interner) {
    return earns(envelope.type())
        ? Names.of(envelope, interner)
        : Names.withoutEntities(envelope, interner);
  }

  /** Whether the creator, campaign and item of an event of this type can earn credit, or cost. */
  private static boolean earns(EventType type) {
    return switch (type) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW -> true;
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> true;
      case TIP, AD_REVENUE, SPEND -> true;
      case PRODUCT_VIEW, CART_ADD, PURCHASE, REFUND -> false;
    };
  }

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
