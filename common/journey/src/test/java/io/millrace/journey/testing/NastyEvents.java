package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Head;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Events of one visitor, drawn to hit every edge: equal times, gaps of exactly 30 minutes and one
 * millisecond more, the ends of the lookback, borders of weeks and months, refunds before purchases
 * and of other currencies, and ids that repeat with other content.
 */
public final class NastyEvents {
  private static final List<EventType> TYPES = List.of(EventType.values());
  private static final String[] PLATFORMS = {"wechat", "taobao", "douyin"};
  private static final String[] SURFACES = {"search", "shop"};
  private static final String[] CURRENCIES = {"CNY", "JPY", "KWD"};
  private static final long[] STEPS = {
    0,
    0,
    1,
    Duration.ofMinutes(1).toMillis(),
    Duration.ofMinutes(30).toMillis(),
    Duration.ofMinutes(30).toMillis() + 1,
    Duration.ofHours(5).toMillis(),
    Duration.ofDays(1).toMillis(),
    Duration.ofDays(7).toMillis(),
    Duration.ofDays(7).toMillis() + 1,
    Duration.ofDays(20).toMillis(),
  };
  private static final long[] BORDERS = {
    Events.time("2026-11-01T00:00:00Z"), // a month begins, on a Sunday
    Events.time("2026-11-02T00:00:00Z"), // an ISO week begins
    Events.time("2025-12-29T00:00:00Z"), // the ISO week that holds New Year
    Events.time("1969-12-31T23:59:59.999Z"),
  };

  private final Random random;
  private final Visitor visitor;
  private final int ids;
  private long at;

  private NastyEvents(Visitor visitor, long seed, int ids) {
    this.visitor = visitor;
    this.random = new Random(seed);
    this.ids = ids;
    this.at = BORDERS[random.nextInt(BORDERS.length)];
  }

  /** That many events of one visitor, some of them under one id. */
  public static List<Event> draw(long seed, int count) {
    return draw(Events.ANNA, seed, count);
  }

  /** That many events of that visitor, some of them under one id. */
  public static List<Event> draw(Visitor visitor, long seed, int count) {
    NastyEvents nasty = new NastyEvents(visitor, seed, count);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(nasty.event());
    }
    return events;
  }

  private Event event() {
    at += random.nextBoolean() ? pick(STEPS) : -pick(STEPS) / 2;
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    if (random.nextInt(3) == 0) {
      type = random.nextBoolean() ? EventType.PURCHASE : EventType.REFUND;
    }
    Head head =
        Events.head(
            visitor,
            "e" + random.nextInt(ids),
            type,
            pick(PLATFORMS),
            pick(SURFACES),
            at,
            maybe("search"),
            maybe("cn-zj"));
    return event(head);
  }

  private Event event(Head head) {
    return switch (head.type()) {
      case PURCHASE ->
          new Event.Purchase(
              head, order(), random.nextInt(4) == 0 ? Optional.empty() : Optional.of(money()));
      case REFUND -> new Event.Refund(head, order(), money());
      case TIP, AD_REVENUE -> new Event.Earning(head, money());
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(head);
      case IMPRESSION, VIEW, SEARCH, LIKE, FAVORITE, COMMENT, FOLLOW ->
          new Event.Content(head, duration());
      case MESSAGE, POST, SHARE, REACTION, JOIN, INVITE, CALL -> new Event.Social(head, duration());
    };
  }

  private OptionalLong duration() {
    return random.nextBoolean() ? OptionalLong.of(random.nextInt(3)) : OptionalLong.empty();
  }

  private String order() {
    return "o" + random.nextInt(4);
  }

  private Money money() {
    return new Money(random.nextInt(5) == 0 ? pick(CURRENCIES) : "CNY", random.nextInt(50));
  }

  private Optional<String> maybe(String text) {
    return random.nextBoolean() ? Optional.of(text) : Optional.empty();
  }

  private String pick(String[] values) {
    return values[random.nextInt(values.length)];
  }

  private long pick(long[] values) {
    return values[random.nextInt(values.length)];
  }
}
