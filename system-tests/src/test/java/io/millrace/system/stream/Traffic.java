package io.millrace.system.stream;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.journey.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Visitors of three platforms over twenty days: what they see, talk about, buy and give back. The
 * same ones for a number, so that nobody has to keep them. Many meet at the same hours, as the
 * cells of a busy platform are few beside its events. They see the contents of few creators, in few
 * campaigns. The last event of some visitors is money that was paid for traffic.
 */
public final class Traffic {
  public static final int EVENTS_A_VISITOR = 20;
  private static final long BEGIN = Instant.parse("2026-10-26T00:00:00Z").toEpochMilli();
  private static final int DAYS = 20;
  private static final List<String> PLATFORMS = List.of("taobao", "tmall", "pinduoduo");
  private static final List<String> SURFACES = List.of("search", "shop", "live");
  private static final List<String> CREATORS = List.of("ann", "ben|1", "创作者🎬");
  private static final List<String> CAMPAIGNS = List.of("sale", "s".repeat(Entity.MOST));
  private static final List<String> ITEMS = List.of("i1", "i2", "i3", "i4");
  private static final List<String> CHANNELS = List.of("search", "social", "mobile");
  private static final List<String> REGIONS = List.of("cn-zj", "cn-bj", "us");
  private static final List<EventType> SEEN =
      List.of(EventType.VIEW, EventType.LIKE, EventType.MESSAGE, EventType.SHARE);
  private static final List<EventType> SHOPPED =
      List.of(
          EventType.PRODUCT_VIEW,
          EventType.CART_ADD,
          EventType.PURCHASE,
          EventType.PURCHASE,
          EventType.REFUND,
          EventType.TIP);

  private final Visitor visitor;
  private final Random random;

  /** Apart, so that the other fields do not depend on names. */
  private final Random names;

  private final boolean paysForTraffic;

  private Traffic(int number) {
    this.visitor = new Visitor(17, number);
    this.random = new Random(number);
    this.names = new Random(~number);
    this.paysForTraffic = number % 4 == 3;
  }

  /** The events of the visitor of that number, in the order of time. */
  public static List<Event> of(int number) {
    return new Traffic(number).draw();
  }

  /** The events of so many visitors from that number on. */
  public static List<Event> of(int first, int visitors) {
    List<Event> events = new ArrayList<>(visitors * EVENTS_A_VISITOR);
    for (int number = first; number < first + visitors; number++) {
      events.addAll(of(number));
    }
    return events;
  }

  private List<Event> draw() {
    List<Event> events = new ArrayList<>();
    long at = BEGIN;
    for (int i = 0; i < EVENTS_A_VISITOR; i++) {
      if (i % 4 == 0) {
        at = rush();
      }
      at += random.nextInt(120_000);
      events.add(event("e" + i, at));
    }
    if (paysForTraffic) {
      events.set(EVENTS_A_VISITOR - 1, spend(at));
    }
    return events;
  }

  private Event spend(long at) {
    String platform = pick(PLATFORMS);
    String id = "spend-" + visitor;
    EventEnvelope envelope =
        Events.head(
            Visitor.ofSpend(EventKey.of(platform, EventType.SPEND, id)),
            id,
            EventType.SPEND,
            platform,
            pick(SURFACES),
            at,
            Optional.empty(),
            Optional.empty());
    Entities named = new Entities(name(CREATORS), name(CAMPAIGNS), Optional.empty());
    return new Event.Spend(envelope.withEntities(named), money());
  }

  /** One of them, or none. */
  private Optional<String> name(List<String> all) {
    int number = names.nextInt(all.size() + 1);
    return number == 0 ? Optional.empty() : Optional.of(all.get(number - 1));
  }

  private long rush() {
    int hour = 6 * random.nextInt(4);
    return BEGIN + Duration.ofDays(random.nextInt(DAYS)).plusHours(hour).toMillis();
  }

  private Event event(String id, long at) {
    EventType type = pick(random.nextInt(3) == 0 ? SHOPPED : SEEN);
    String platform = pick(PLATFORMS);
    EventEnvelope envelope =
        Events.head(visitor, id, type, platform, pick(SURFACES), at, name(CHANNELS), name(REGIONS))
            .withEntities(new Entities(name(CREATORS), name(CAMPAIGNS), name(ITEMS)));
    return switch (type) {
      case PURCHASE -> new Event.Purchase(envelope, order(), Optional.of(money()));
      case REFUND -> new Event.Refund(envelope, order(), money());
      case TIP -> new Event.Earning(envelope, money());
      case PRODUCT_VIEW, CART_ADD -> new Event.Shopping(envelope);
      case MESSAGE, SHARE -> new Event.Social(envelope, OptionalLong.empty());
      default -> new Event.Content(envelope, OptionalLong.of(random.nextInt(10_000)));
    };
  }

  private String order() {
    return "o" + random.nextInt(3);
  }

  private Money money() {
    return new Money("CNY", random.nextInt(100_000));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
