package io.millrace.standalone.demo;

import io.millrace.events.EventType;
import io.millrace.standalone.demo.DemoEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One visit: some attention, perhaps products, perhaps an order, and what follows from an order.
 */
final class Story {
  private static final double LOOKS_AT_PRODUCTS = 0.55;
  private static final double FILLS_CART = 0.6;
  private static final double BUYS = 0.55;
  private static final double REFUNDS = 0.06;
  private static final double RETURNS = 0.4;
  private static final double TIPS = 0.04;
  private static final double SEES_AN_AD = 0.1;

  private final RandomGenerator random;
  private final String visitor;
  private final Route route;
  private final List<DemoEvent> events = new ArrayList<>();
  private Instant now;

  private Story(RandomGenerator random, String visitor, Route route, Instant start) {
    this.random = random;
    this.visitor = visitor;
    this.route = route;
    this.now = start;
  }

  /** What this visitor does from {@code start} on, in order; up to a day later. */
  static List<DemoEvent> tell(RandomGenerator random, String visitor, String order, Instant start) {
    Story story = new Story(random, visitor, Route.at(random.nextInt(100)), start);
    story.wander();
    story.shop(order);
    return story.events;
  }

  private void wander() {
    int stops = 1 + random.nextInt(4);
    for (int i = 0; i < stops; i++) {
      String surface = route.surfaces().get(random.nextInt(route.surfaces().size()));
      Duration attention = Duration.ofSeconds(random.nextInt(3, 120));
      add(route.from(), surface, What.attention(attract(surface), attention));
      now = now.plus(attention).plusMillis(random.nextInt(500, 20_000));
      earn(surface);
    }
  }

  private EventType attract(String surface) {
    return switch (surface) {
      case "moments" -> random.nextBoolean() ? EventType.REACTION : EventType.SHARE;
      case "chat" -> EventType.MESSAGE;
      case "search" -> EventType.SEARCH;
      default -> random.nextInt(5) == 0 ? EventType.LIKE : EventType.VIEW;
    };
  }

  private void earn(String surface) {
    if (surface.equals("live") && random.nextDouble() < TIPS) {
      add(route.from(), surface, What.earning(EventType.TIP, random.nextLong(100, 2_000)));
    }
    if (surface.equals("feed") && random.nextDouble() < SEES_AN_AD) {
      add(route.from(), surface, What.earning(EventType.AD_REVENUE, random.nextLong(1, 40)));
    }
  }

  private void shop(String order) {
    if (random.nextDouble() >= LOOKS_AT_PRODUCTS) {
      return;
    }
    add(route.to(), route.shelf(), What.plain(EventType.PRODUCT_VIEW));
    pass(5, 120);
    if (random.nextDouble() >= FILLS_CART) {
      return;
    }
    add(route.to(), route.shelf(), What.plain(EventType.CART_ADD));
    pass(5, 180);
    if (random.nextDouble() < BUYS) {
      buy(order);
    }
  }

  private void buy(String order) {
    long fen = Math.round(Math.exp(8.8 + 0.8 * random.nextGaussian()));
    add(route.to(), route.till(), What.order(EventType.PURCHASE, order, fen));
    Instant bought = now;
    if (random.nextDouble() < RETURNS) {
      pass(60, 4 * 3600);
      add(route.to(), route.home(), What.attention(EventType.VIEW, Duration.ofSeconds(30)));
    }
    if (random.nextDouble() < REFUNDS) {
      now = bought;
      pass(300, 12 * 3600);
      add(route.to(), route.till(), What.order(EventType.REFUND, order, fen));
    }
  }

  private void pass(int fromSeconds, int toSeconds) {
    now = now.plusMillis(random.nextLong(fromSeconds * 1000L, toSeconds * 1000L));
  }

  private void add(String platform, String surface, What what) {
    events.add(new DemoEvent(visitor, now, platform, surface, what));
  }
}
