package io.millrace.events;

import java.util.Optional;
import java.util.OptionalLong;

/** Events of every kind: with all fields that they can have, and with only the required fields. */
public final class Events {
  public static final Visitor VISITOR = new Visitor(0x0102030405060708L, 0xFFFEFDFCFBFAF9F8L);

  private Events() {}

  public static EventEnvelope bare(EventType type) {
    return head(type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static EventEnvelope full(EventType type) {
    return head(
        type,
        Optional.of("v-9"),
        Optional.of("search"),
        Optional.of("cn-gd"),
        Optional.of("{\"a\":1}"));
  }

  /** The event of this type with only the required fields. */
  public static Event bareEvent(EventType type) {
    return event(bare(type), OptionalLong.empty(), Optional.empty());
  }

  /** The event of this type with all fields that it can have. */
  public static Event fullEvent(EventType type) {
    return event(full(type), OptionalLong.of(86_400_000), Optional.of(new Money("CNY", 12_850)));
  }

  /** The event of this type with all fields, a creator and a campaign among them. */
  public static Event namingEvent(EventType type) {
    Entities entities = new Entities(Optional.of("li"), Optional.of("11-11"), Optional.of("v-9"));
    return event(
        full(type).withEntities(entities),
        OptionalLong.of(86_400_000),
        Optional.of(new Money("CNY", 12_850)));
  }

  private static Event event(
      EventEnvelope envelope, OptionalLong durationMs, Optional<Money> amount) {
    Money money = amount.orElse(new Money("JPY", 0));
    return switch (envelope.type()) {
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(envelope, durationMs);
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL ->
          new Event.Social(envelope, durationMs);
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(envelope);
      case PURCHASE -> new Event.Purchase(envelope, "o-1", amount.map(_ -> "l-1"), amount);
      case REFUND -> new Event.Refund(envelope, "o-1", money);
      case TIP, AD_REVENUE -> new Event.Earning(envelope, money);
      case SPEND -> new Event.Spend(envelope, money);
    };
  }

  private static EventEnvelope head(
      EventType type,
      Optional<String> item,
      Optional<String> channel,
      Optional<String> region,
      Optional<String> properties) {
    return new EventEnvelope(
        "e-1",
        EventKey.of("douyin", type, "e-1"),
        type,
        "douyin",
        "live",
        VISITOR,
        1_795_514_400_123L,
        item,
        channel,
        region,
        properties);
  }
}
