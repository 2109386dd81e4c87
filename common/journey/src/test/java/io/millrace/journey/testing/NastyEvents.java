package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events of one visitor, drawn to hit every edge: equal times, gaps of exactly 30 minutes and one
 * millisecond more, the ends of the lookback and of the day of returns, runs on one surface,
 * borders of weeks and months, orders with many refunds, refunds before purchases and of other
 * currencies, orders of several lines, amounts as large as allowed, ids that repeat with other
 * content, other versions and deletions, and one id of events of several types. Between them are
 * events about spend, each with a visitor of its own.
 */
public final class NastyEvents {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = Duration.ofDays(7).toMillis();

  private static final long[] STEPS = {
    0, 0, 1, MINUTE, HALF_HOUR, HALF_HOUR + 1, 5 * 60 * MINUTE, DAY, WEEK, WEEK + 1, 20 * DAY,
  };
  private static final long[] STEPS_IN_A_RUN = {0, 1, MINUTE, HALF_HOUR};
  private static final long[] AROUND_A_PURCHASE = {
    0, 1, -1, HALF_HOUR, -HALF_HOUR, DAY, DAY + 1, -DAY, -WEEK, -WEEK - 1, -WEEK + HALF_HOUR,
  };

  /** All well in the past: the whole system refuses events from the future. */
  private static final long[] BORDERS = {
    Events.time("2025-06-01T00:00:00Z"), // a month begins, on a Sunday
    Events.time("2025-06-02T00:00:00Z"), // an ISO week begins
    Events.time("2025-12-29T00:00:00Z"), // the ISO week that holds New Year
    Events.time("2000-03-01T00:00:00Z"),
  };

  /** Before the time that the whole system accepts, and on both sides of zero. */
  private static final long LONG_AGO = Events.time("1969-12-31T23:59:59.999Z");

  private final List<Event> drawn = new ArrayList<>();
  private final EventDice dice;
  private final int ids;
  private long at;
  private int leftInRun;
  private EventDice.Place place;
  private Optional<Event.Purchase> purchase = Optional.empty();

  private NastyEvents(Visitor visitor, long seed, int ids, long... begins) {
    this.dice = new EventDice(visitor, seed);
    this.ids = ids;
    this.at = dice.pick(begins);
    this.place = dice.place();
  }

  /** That many events of one visitor, some of them under one id. */
  public static List<Event> draw(long seed, int count) {
    NastyEvents nasty =
        seed % 5 == 0
            ? new NastyEvents(Events.ANNA, seed, count, LONG_AGO)
            : new NastyEvents(Events.ANNA, seed, count, BORDERS);
    return nasty.draw(count);
  }

  /**
   * That many events of that visitor, some of them under one id, all of times that the whole system
   * accepts.
   */
  public static List<Event> draw(Visitor visitor, long seed, int count) {
    return new NastyEvents(visitor, seed, count, BORDERS).draw(count);
  }

  private List<Event> draw(int count) {
    while (drawn.size() < count) {
      drawn.add(dice.oneIn(6) && !drawn.isEmpty() ? again() : event());
    }
    return drawn;
  }

  /** An event that was drawn before, with another version, deleted, or with other content. */
  private Event again() {
    Event event = drawn.get(dice.below(drawn.size()));
    EventEnvelope envelope = event.envelope();
    if (dice.oneIn(3)) {
      long moved = envelope.at() + dice.pick(AROUND_A_PURCHASE);
      EventDice.Place on = dice.placeOn(envelope.platform());
      event = dice.event(envelope.id(), envelope.type(), on, moved, order());
    }
    return dice.corrected(event);
  }

  private Event event() {
    if (leftInRun > 0) {
      leftInRun--;
      return goingOn();
    }
    if (dice.isSpend(12)) {
      return dice.spend(place, at);
    }
    Event event =
        switch (dice.below(8)) {
          case 0 -> purchase.map(this::refundOf).orElseGet(this::anything);
          case 1, 2 -> purchase.map(this::trafficAround).orElseGet(this::anything);
          default -> anything();
        };
    leftInRun = dice.oneIn(8) ? dice.below(7) : 0;
    return event;
  }

  /** Traffic on the surface of the event before. */
  private Event goingOn() {
    at += dice.pick(STEPS_IN_A_RUN);
    return dice.event(id(), dice.traffic(), place, at, order());
  }

  private Event anything() {
    at += dice.oneIn(2) ? dice.pick(STEPS) : -dice.pick(STEPS) / 2;
    place = dice.place();
    Event event = dice.event(id(), type(), place, at, order());
    if (event instanceof Event.Purchase bought) {
      purchase = Optional.of(bought);
    }
    return event;
  }

  private EventType type() {
    if (dice.oneIn(3)) {
      return dice.oneIn(3) ? EventType.REFUND : EventType.PURCHASE;
    }
    return dice.type();
  }

  private Event refundOf(Event.Purchase bought) {
    return dice.refundOf(bought, id(), bought.envelope().at() + dice.pick(AROUND_A_PURCHASE));
  }

  /** Where it was bought more often than not. */
  private Event trafficAround(Event.Purchase bought) {
    String platform = bought.envelope().platform();
    EventDice.Place where = dice.oneIn(2) ? dice.placeOn(platform) : dice.place();
    long when = bought.envelope().at() + dice.pick(AROUND_A_PURCHASE);
    return dice.event(id(), dice.traffic(), where, when, order());
  }

  private String id() {
    return "e" + dice.below(ids);
  }

  private String order() {
    return "o" + dice.below(4);
  }
}
