package io.millrace.journey.testing;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws what events name, and spend. It has a source of chance of its own, so that the other fields
 * of the events do not depend on it.
 */
final class NameDice {
  /** Few, so that they meet; short ones, those with a bar, wide ones and the longest. */
  private static final List<String> IDS =
      List.of("1", "2", "a|b", "|", "直播间🎬", "x".repeat(Entity.MOST), "😀".repeat(Entity.MOST));

  /** All of them are counted under these names. */
  private static final List<String> CHANNELS = List.of("search", "social", "mobile", "other");

  private static final List<String> REGIONS = List.of("cn-zj", "cn-bj", "us", "other");

  private final Visitor visitor;
  private final Random random;

  NameDice(Visitor visitor, long seed) {
    this.visitor = visitor;
    this.random = new Random(~seed);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  String channel() {
    return pick(CHANNELS);
  }

  String region() {
    return pick(REGIONS);
  }

  /** Each of them is there more often than not. Spend has no item. */
  Entities entities(EventType type) {
    return new Entities(maybe(), maybe(), type == EventType.SPEND ? Optional.empty() : maybe());
  }

  /**
   * Names of all parts, of each two different ones: at the few surfaces of the other draws, no
   * touch names more than can earn credit.
   */
  EventEnvelope naming(EventEnvelope envelope) {
    Entities all =
        new Entities(Optional.of(few(IDS)), Optional.of(few(IDS)), Optional.of(few(IDS)));
    return EventDice.withDimensions(
        envelope.withEntities(all), Optional.of(few(CHANNELS)), Optional.of(few(REGIONS)));
  }

  private <T> T few(List<T> values) {
    return pick(values.subList(0, 2));
  }

  /** Money for traffic at that place, under one of few ids that no other visitor's list has. */
  Event.Spend spend(EventDice.Place place, long at) {
    return spend("s" + random.nextInt(8) + "-" + visitor, place, at);
  }

  /** Money for traffic. Its visitor stands in for one. */
  Event.Spend spend(String id, EventDice.Place place, long at) {
    EventEnvelope envelope =
        Events.head(
            Visitor.ofSpend(EventKey.of(place.platform(), EventType.SPEND, id)),
            id,
            EventType.SPEND,
            place.platform(),
            place.surface(),
            at,
            Optional.empty(),
            Optional.empty());
    return new Event.Spend(envelope.withEntities(entities(EventType.SPEND)), money());
  }

  private Money money() {
    return new Money(oneIn(4) ? "JPY" : "CNY", oneIn(6) ? Money.LIMIT - 1 : random.nextInt(500));
  }

  private Optional<String> maybe() {
    return oneIn(3) ? Optional.empty() : Optional.of(pick(IDS));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
