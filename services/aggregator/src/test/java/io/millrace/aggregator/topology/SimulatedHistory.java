package io.millrace.aggregator.topology;

import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.OrderSums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * What is sent in a simulation, in the order in which it is sent, with repetitions.
 *
 * @param arrivals the events
 * @param bounds what the engine may forget
 * @param onlyOrders whether all credit is of orders, so that the explained ones can be compared
 */
record SimulatedHistory(List<Arrival> arrivals, EngineLimits bounds, boolean onlyOrders) {
  private static final long START = Events.time("2025-03-29T22:00:00Z");
  private static final long LATE = Duration.ofDays(2).toMillis();

  /** How far the readers may be apart in event time, where that decides what counts. */
  static final long SLACK = Duration.ofDays(1).toMillis();

  /**
   * An event and when it is sent.
   *
   * @param at milliseconds of event time; 0 where it does not matter
   */
  record Arrival(Event event, long at) {}

  static SimulatedHistory draw(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> late(random);
      case 1 -> nasty(random, true);
      default -> nasty(random, false);
    };
  }

  /** Shuffled, from 1969 to today; everything is remembered. */
  private static SimulatedHistory nasty(Random random, boolean onlyOrders) {
    List<Event> events = new ArrayList<>();
    int visitors = 1 + random.nextInt(4);
    for (int visitor = 0; visitor < visitors; visitor++) {
      events.addAll(
          NastyEvents.draw(new Visitor(9, visitor), random.nextLong(), 4 + random.nextInt(14)));
    }
    List<Event> sent = new ArrayList<>(onlyOrders ? OrderSums.onlyOrders(events) : events);
    List.copyOf(sent).stream().filter(_ -> random.nextInt(4) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);
    return new SimulatedHistory(
        sent.stream().map(event -> new Arrival(event, 0)).toList(),
        EngineLimits.NO_HORIZON,
        onlyOrders);
  }

  /**
   * Months of orders with refunds a month later, each event up to two days late, with a horizon
   * that no first arrival misses.
   */
  private static SimulatedHistory late(Random random) {
    List<Arrival> arrivals = new ArrayList<>();
    int visitors = 1 + random.nextInt(3);
    for (int visitor = 0; visitor < visitors; visitor++) {
      new Customer(new Visitor(8, visitor), random).shop(arrivals);
    }
    List.copyOf(arrivals).stream()
        .filter(_ -> random.nextInt(4) == 0)
        .forEach(first -> arrivals.add(new Arrival(first.event, first.at + random.nextLong(LATE))));
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    EngineLimits bounds = new EngineLimits(Optional.of(Duration.ofMillis(LATE + SLACK)), 5_000);
    return new SimulatedHistory(List.copyOf(arrivals), bounds, false);
  }

  boolean hasHorizon() {
    return bounds.horizon().isPresent();
  }

  List<Event> events() {
    return arrivals.stream().map(Arrival::event).toList();
  }

  /** One who looks around for up to a week, buys, and gives back up to a month later. */
  private static final class Customer {
    private static final List<String> PLATFORMS = List.of("wechat", "taobao", "douyin");
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final long MONTH = Duration.ofDays(31).toMillis();
    private static final long SEASON = Duration.ofDays(70).toMillis();

    private final Visitor visitor;
    private final Random random;
    private int ids;

    private Customer(Visitor visitor, Random random) {
      this.visitor = visitor;
      this.random = random;
    }

    private void shop(List<Arrival> arrivals) {
      int orders = 1 + random.nextInt(3);
      for (int order = 0; order < orders; order++) {
        order("o" + order, arrivals);
      }
    }

    private void order(String order, List<Arrival> arrivals) {
      long bought = START + random.nextLong(SEASON);
      for (int touches = random.nextInt(4); touches > 0; touches--) {
        EventEnvelope envelope = head(EventType.VIEW, bought - before());
        arrivals.add(late(new Event.Content(envelope, OptionalLong.empty())));
      }
      EventEnvelope purchase = head(EventType.PURCHASE, bought);
      arrivals.add(late(new Event.Purchase(purchase, order, Optional.of(money()))));
      for (int refunds = random.nextInt(3); refunds > 0; refunds--) {
        long back = bought + MONTH - (random.nextBoolean() ? 0 : random.nextLong(MONTH));
        EventEnvelope envelope = head(purchase.platform(), EventType.REFUND, back);
        arrivals.add(late(new Event.Refund(envelope, order, money())));
      }
    }

    private long before() {
      return random.nextInt(3) == 0 ? WEEK : random.nextLong(WEEK);
    }

    private Arrival late(Event event) {
      return new Arrival(event, event.envelope().at() + random.nextLong(LATE));
    }

    private Money money() {
      return Events.cny(100 + random.nextInt(1_000));
    }

    private EventEnvelope head(EventType type, long at) {
      return head(PLATFORMS.get(random.nextInt(PLATFORMS.size())), type, at);
    }

    private EventEnvelope head(String platform, EventType type, long at) {
      int number = ids++;
      Entities names =
          new Entities(
              Optional.of("c" + number % 3),
              Optional.of("|" + number % 4).filter(_ -> number % 2 == 0),
              Optional.of("i" + number));
      return Events.head(
              visitor,
              "e" + number,
              type,
              platform,
              "shop",
              at,
              Optional.of(number % 3 == 0 ? "search" : "social"),
              Optional.of("cn-zj").filter(_ -> number % 4 != 0))
          .withEntities(names);
    }
  }
}
