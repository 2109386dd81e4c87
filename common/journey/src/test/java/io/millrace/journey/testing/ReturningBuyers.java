package io.millrace.journey.testing;

import static java.util.Comparator.comparingLong;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Years of a visitor who buys in seasons of a month, with pauses of up to a year between them. A
 * season has several orders on one platform or on more, some of several purchases. Refunds take
 * parts of them in several steps, too much, before the purchase, or in another currency.
 * Corrections delete purchases and refunds and move them to other times and orders of the season.
 * All events of an order, and all versions of an event, are of one season, so an engine with a
 * horizon of {@link #LATE} sees them together.
 */
public final class ReturningBuyers {
  /** No event arrives so late, compared with the newest one. */
  public static final Duration LATE = Duration.ofDays(28);

  private static final int LATE_HOURS = (int) LATE.toHours();
  private static final int SEASON_HOURS = (int) Duration.ofDays(31).toHours();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long[] BEFORE_A_PURCHASE = {0, HOUR, 5 * HOUR, 24 * HOUR, 144 * HOUR};

  private final List<Arrival> arrivals = new ArrayList<>();
  private final EventDice dice;
  private long begin = Events.time("2021-01-05T00:00:00Z");
  private int number;

  private record Arrival(Event event, long at) {}

  private ReturningBuyers(Visitor visitor, long seed) {
    this.dice = new EventDice(visitor, seed);
  }

  /**
   * All events of that visitor in so many seasons, in the order of their arrival; always the same
   * ones for a seed.
   */
  public static List<Event> draw(Visitor visitor, long seed, int seasons) {
    ReturningBuyers buyer = new ReturningBuyers(visitor, seed);
    for (int season = 0; season < seasons; season++) {
      buyer.season("s" + season + "-");
    }
    return buyer.arrivals.stream().sorted(comparingLong(Arrival::at)).map(Arrival::event).toList();
  }

  private void season(String season) {
    List<Event> money = new ArrayList<>();
    int orders = 1 + dice.below(4);
    for (int i = 0; i < orders; i++) {
      order(season, money);
    }
    for (Event event : money) {
      if (dice.oneIn(event instanceof Event.Purchase ? 2 : 4)) {
        arrive(corrected(event, season));
      }
    }
    begin += HOUR * SEASON_HOURS + HOUR * dice.below(12 * SEASON_HOURS);
  }

  /** An order of the season with its touches; an order of this name may be there already. */
  private void order(String season, List<Event> money) {
    EventDice.Place place = dice.place();
    String order = season + dice.below(3);
    int purchases = dice.oneIn(3) ? 2 : 1;
    for (int i = 0; i < purchases; i++) {
      Event event = dice.event(id(), EventType.PURCHASE, place, time(), order);
      money.add(arrive(event));
      touches(event);
      refunds((Event.Purchase) event, money);
    }
  }

  private void touches(Event purchase) {
    for (int left = dice.below(4); left > 0; left--) {
      long at = purchase.envelope().at() - dice.pick(BEFORE_A_PURCHASE);
      arrive(dice.event(id(), dice.traffic(), dice.place(), at, ""));
    }
  }

  private void refunds(Event.Purchase purchase, List<Event> money) {
    for (int left = dice.below(4); left > 0; left--) {
      money.add(arrive(dice.refundOf(purchase, id(), time())));
    }
  }

  /** Deleted, or with another version and mostly at another time, and then of another order. */
  private Event corrected(Event event, String season) {
    EventDice.Place place = dice.placeOn(event.envelope().platform());
    return dice.corrected(
        dice.oneIn(3)
            ? event
            : dice.event(
                event.envelope().id(),
                event.envelope().type(),
                place,
                time(),
                season + dice.below(3)));
  }

  /** A time of the season, so rough that some are equal. */
  private long time() {
    return begin + HOUR * dice.below(SEASON_HOURS);
  }

  private String id() {
    return "b" + number++;
  }

  private Event arrive(Event event) {
    int late = dice.oneIn(3) ? dice.below(LATE_HOURS) : dice.below(3);
    arrivals.add(new Arrival(event, event.envelope().at() + HOUR * late));
    return event;
  }
}
