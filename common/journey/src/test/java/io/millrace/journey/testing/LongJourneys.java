package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Months of a busy visitor as they arrive: most events in order, some late, a few repeated. Busy
 * enough that a lookback of a week holds more touches than are credited.
 */
public final class LongJourneys {
  private static final int MINUTE = (int) Duration.ofMinutes(1).toMillis();
  private static final int HALF_HOUR = 30 * MINUTE;
  private static final int HOUR = 60 * MINUTE;

  private final EventDice dice;
  private long at = Events.time("2025-11-20T00:00:00Z");
  private EventDice.Place place;
  private Optional<Event.Purchase> purchase = Optional.empty();

  private LongJourneys(Visitor visitor, long seed) {
    this.dice = new EventDice(visitor, seed);
    this.place = dice.place();
  }

  /** At least that many events of that visitor, in the order of their arrival. */
  public static List<Event> draw(Visitor visitor, long seed, int count) {
    return new LongJourneys(visitor, seed).arrivals(count);
  }

  private List<Event> arrivals(int count) {
    TreeMap<Integer, List<Event>> arrivals = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Event event = event(i);
      arrivals.computeIfAbsent(i + delay(), _ -> new ArrayList<>()).add(event);
      if (dice.oneIn(50)) {
        arrivals.computeIfAbsent(i + delay(), _ -> new ArrayList<>()).add(event);
      }
    }
    return arrivals.values().stream().flatMap(List::stream).toList();
  }

  /** By how many events an event is overtaken. */
  private int delay() {
    if (dice.oneIn(12)) {
      return dice.oneIn(10) ? dice.below(500) : dice.below(8);
    }
    return 0;
  }

  private Event event(int number) {
    at += pause();
    if (dice.isSpend(80)) {
      return dice.spend(place, at);
    }
    if (dice.oneIn(40) && purchase.isPresent()) {
      return dice.refundOf(purchase.get(), id(number), at);
    }
    move();
    Event event = dice.event(id(number), type(), place, at, "o" + number / 30);
    if (event instanceof Event.Purchase bought) {
      purchase = Optional.of(bought);
    }
    return event;
  }

  private long pause() {
    return switch (dice.below(100)) {
      case 0 -> dice.below(24 * HOUR);
      case 1, 2 -> dice.below(8 * HOUR);
      case 3, 4 -> HALF_HOUR;
      case 5, 6 -> HALF_HOUR + 1;
      case 7, 8 -> 0;
      default -> dice.below(dice.oneIn(3) ? HOUR : 3 * MINUTE);
    };
  }

  private void move() {
    if (!dice.oneIn(3)) {
      place = dice.oneIn(2) ? dice.placeOn(place.platform()) : dice.place();
    }
  }

  private EventType type() {
    if (dice.oneIn(25)) {
      return EventType.PURCHASE;
    }
    return dice.oneIn(5) ? dice.type() : dice.traffic();
  }

  /** Now and then one that was used before. */
  private String id(int number) {
    return "e" + (dice.oneIn(100) ? dice.below(number + 1) : number);
  }
}
