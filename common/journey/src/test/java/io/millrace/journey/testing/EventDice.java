package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/** Draws the events of one visitor, always the same ones for a seed. */
final class EventDice {
  /** Without spend, which is drawn apart, because it has no visitor. */
  private static final List<EventType> TYPES =
      Stream.of(EventType.values()).filter(type -> type != EventType.SPEND).toList();

  private static final List<EventType> TRAFFIC =
      TYPES.stream().filter(type -> type.number() <= EventType.CALL.number()).toList();
  private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD");

  /** All of them in the catalog, so that the whole system counts them under these names. */
  private static final Map<String, List<String>> SURFACES =
      Map.of(
          "wechat", List.of("search", "shop", "moments", "channels"),
          "taobao", List.of("search", "shop", "item"),
          "douyin", List.of("search", "shop", "feed", "live"));

  private static final List<String> PLATFORMS = List.of("wechat", "taobao", "douyin");

  private final Random random;
  private final NameDice names;
  private final Visitor visitor;

  /** Where something happens. */
  record Place(String platform, String surface) {}

  EventDice(Visitor visitor, long seed) {
    this.visitor = visitor;
    this.random = new Random(seed);
    this.names = new NameDice(visitor, seed);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long pick(long... values) {
    return values[random.nextInt(values.length)];
  }

  Place place() {
    return placeOn(pick(PLATFORMS));
  }

  Place placeOn(String platform) {
    return new Place(platform, pick(SURFACES.getOrDefault(platform, List.of())));
  }

  EventType type() {
    return pick(TYPES);
  }

  EventType traffic() {
    return pick(TRAFFIC);
  }

  /** Whether money for traffic comes next; in one of so many cases. */
  boolean isSpend(int chances) {
    return names.oneIn(chances);
  }

  /** Money for traffic at that place, of no visitor. */
  Event spend(Place place, long at) {
    return names.spend(place, at);
  }

  /** An event of that type; a purchase or refund is of that order. */
  Event event(String id, EventType type, Place place, long at, String order) {
    if (type == EventType.SPEND) {
      return names.spend(id, place, at);
    }
    EventEnvelope envelope = head(id, type, place, at);
    return switch (type) {
      case PURCHASE ->
          new Event.Purchase(
              envelope, order, line(), oneIn(4) ? Optional.empty() : Optional.of(money()));
      case REFUND -> new Event.Refund(envelope, order, money());
      case TIP, AD_REVENUE -> new Event.Earning(envelope, money());
      case SPEND -> new Event.Spend(envelope, money());
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(envelope);
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(envelope, duration());
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL ->
          new Event.Social(envelope, duration());
    };
  }

  /** The same event as it is when its sender corrects it, or takes it back. */
  Event corrected(Event event) {
    EventEnvelope envelope = event.envelope().withVersion(below(3));
    if (oneIn(4)) {
      return new Event.Deleted(envelope);
    }
    return with(names.oneIn(2) ? renamed(envelope) : envelope, event);
  }

  private EventEnvelope renamed(EventEnvelope envelope) {
    return withDimensions(
        envelope.withEntities(names.entities(envelope.type())),
        envelope.channel().map(_ -> names.channel()),
        envelope.region().map(_ -> names.region()));
  }

  /** The same envelope with another channel and region. */
  static EventEnvelope withDimensions(
      EventEnvelope envelope, Optional<String> channel, Optional<String> region) {
    return Events.head(
            envelope.visitor(),
            envelope.id(),
            envelope.type(),
            envelope.platform(),
            envelope.surface(),
            envelope.at(),
            channel,
            region)
        .withEntities(envelope.entities())
        .withVersion(envelope.version());
  }

  /** The same event with another envelope. */
  static Event with(EventEnvelope envelope, Event event) {
    return switch (event) {
      case Event.Content content -> new Event.Content(envelope, content.durationMs());
      case Event.Social social -> new Event.Social(envelope, social.durationMs());
      case Event.Shopping _ -> new Event.Shopping(envelope);
      case Event.Purchase purchase ->
          new Event.Purchase(envelope, purchase.order(), purchase.line(), purchase.amount());
      case Event.Refund refund -> new Event.Refund(envelope, refund.order(), refund.amount());
      case Event.Earning earning -> new Event.Earning(envelope, earning.amount());
      case Event.Spend spend -> new Event.Spend(envelope, spend.amount());
      case Event.Deleted _ -> new Event.Deleted(envelope);
    };
  }

  /** Most orders have no lines. */
  private Optional<String> line() {
    return oneIn(2) ? Optional.empty() : Optional.of("l" + below(3));
  }

  /** A refund of that purchase: of a part, of all, of too much, or in another currency. */
  Event refundOf(Event.Purchase purchase, String id, long at) {
    Place place = placeOn(purchase.envelope().platform());
    EventEnvelope envelope = head(id, EventType.REFUND, place, at);
    Money money = purchase.amount().filter(_ -> !oneIn(6)).map(this::partOf).orElseGet(this::money);
    return new Event.Refund(envelope, purchase.order(), money);
  }

  private Money partOf(Money paid) {
    long all = paid.minor();
    long part = pick(all, all / 2, all / 3 + 1, Math.max(0, all - 1), all + 1);
    return new Money(paid.currency(), Math.min(part, Money.LIMIT - 1));
  }

  /** Mostly so small that shares leave remainders, sometimes as large as allowed. */
  private Money money() {
    String currency = oneIn(5) ? pick(CURRENCIES) : "CNY";
    long minor = oneIn(6) ? pick(Money.LIMIT - 1, random.nextLong(Money.LIMIT)) : below(50);
    return new Money(currency, minor);
  }

  private EventEnvelope head(String id, EventType type, Place place, long at) {
    boolean hasChannel = random.nextBoolean();
    boolean hasRegion = random.nextBoolean();
    return Events.head(
            visitor,
            id,
            type,
            place.platform,
            place.surface,
            at,
            hasChannel ? Optional.of(names.channel()) : Optional.empty(),
            hasRegion ? Optional.of(names.region()) : Optional.empty())
        .withEntities(names.entities(type));
  }

  private OptionalLong duration() {
    return random.nextBoolean() ? OptionalLong.of(random.nextInt(3)) : OptionalLong.empty();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
