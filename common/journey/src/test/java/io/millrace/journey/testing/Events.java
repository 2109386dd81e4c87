package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Events for tests, in few words. */
public final class Events {
  public static final Visitor ANNA = new Visitor(1, 1);
  public static final Visitor BEN = new Visitor(2, 2);

  private Events() {}

  public static long time(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  public static Event view(String id, String platform, String surface, long at) {
    return new Event.Content(
        head(id, EventType.VIEW, platform, surface, at), OptionalLong.of(1_000));
  }

  public static Event view(Visitor visitor, String id, String platform, long at) {
    EventEnvelope envelope =
        head(visitor, id, EventType.VIEW, platform, "feed", at, Optional.empty(), Optional.empty());
    return new Event.Content(envelope, OptionalLong.empty());
  }

  public static Event post(String id, String platform, String surface, long at) {
    return new Event.Social(head(id, EventType.POST, platform, surface, at), OptionalLong.empty());
  }

  public static Event message(String id, String platform, long at) {
    return new Event.Social(
        head(id, EventType.MESSAGE, platform, "chat", at), OptionalLong.empty());
  }

  public static Event productView(String id, String platform, long at) {
    return new Event.Shopping(head(id, EventType.PRODUCT_VIEW, platform, "item", at));
  }

  public static Event cartAdd(String id, String platform, long at) {
    return new Event.Shopping(head(id, EventType.CART_ADD, platform, "item", at));
  }

  public static Event purchase(String id, String platform, String order, long at, long cents) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, platform, "shop", at), order, Optional.of(cny(cents)));
  }

  public static Event unvalued(String id, String platform, String order, long at) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, platform, "shop", at), order, Optional.empty());
  }

  public static Event purchaseOfLine(
      String id, String platform, String order, String line, long at, Money amount) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, platform, "shop", at),
        order,
        Optional.of(line),
        Optional.of(amount));
  }

  public static Event refund(String id, String platform, String order, long at, Money amount) {
    return new Event.Refund(head(id, EventType.REFUND, platform, "shop", at), order, amount);
  }

  public static Event tip(String id, String platform, long at, long cents) {
    return new Event.Earning(head(id, EventType.TIP, platform, "live", at), cny(cents));
  }

  public static Money cny(long cents) {
    return new Money("CNY", cents);
  }

  public static EventEnvelope head(
      String id, EventType type, String platform, String surface, long at) {
    return head(ANNA, id, type, platform, surface, at, Optional.empty(), Optional.empty());
  }

  public static EventEnvelope head(
      Visitor visitor,
      String id,
      EventType type,
      String platform,
      String surface,
      long at,
      Optional<String> channel,
      Optional<String> region) {
    return new EventEnvelope(
        id,
        EventKey.of(platform, type, id),
        type,
        platform,
        surface,
        visitor,
        at,
        Optional.empty(),
        channel,
        region,
        Optional.empty());
  }
}
