package io.millrace.audit.batch;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.generation.CalculationSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A few events of one visitor, and the numbers that the batch calculation makes of them, in few
 * words. Touches are on douyin, money is on taobao. The lookback is seven days.
 */
record Sheet(BatchTotals totals) {
  static final long NOON = Instant.parse("2026-11-25T12:00:00Z").toEpochMilli();
  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = 24 * HOUR;

  private static final Visitor ANNA = new Visitor(1, 1);

  static Sheet of(Event... events) {
    return of(List.of(events));
  }

  static Sheet of(List<Event> events) {
    BatchTotals totals = new BatchTotals(new Calendar(ZoneOffset.UTC));
    BatchCalculation.calculate(
        new CalculationSettings(
            ZoneOffset.UTC,
            Duration.ofDays(7),
            Duration.ofDays(1),
            Optional.empty(),
            Integer.MAX_VALUE),
        events,
        totals);
    return new Sheet(totals);
  }

  /** The numbers of a metric in the cell of a day, by the dimensions of their sub-keys. */
  Map<String, Long> day(Metric metric, String platform, long at) {
    return values(new Family(metric.kind(), platform), metric, at);
  }

  /** The same in the cell of a creator on douyin. */
  Map<String, Long> dayOfCreator(Metric metric, String creator, long at) {
    return values(Family.of("douyin", new Entity(Entity.Type.CREATOR, creator)), metric, at);
  }

  /** The sum of a measure over all days. */
  long total(Metric metric, String platform, String... dimensions) {
    return totals.total(Grain.DAY, platform, Measure.of(metric, dimensions));
  }

  private Map<String, Long> values(Family family, Metric metric, long at) {
    long start = new Calendar(ZoneOffset.UTC).start(Grain.DAY, at);
    return totals.cell(family.cell(Grain.DAY, start)).entrySet().stream()
        .filter(value -> value.getKey().metric() == metric)
        .collect(
            Collectors.toMap(
                value -> String.join(" ", value.getKey().dimensions()),
                Map.Entry::getValue,
                Long::sum,
                TreeMap::new));
  }

  /** A touch on each of these surfaces of douyin, an hour apart, the last one an hour before. */
  static Stream<Event> touches(long before, String... surfaces) {
    return Stream.iterate(0, i -> i < surfaces.length, i -> i + 1)
        .map(i -> view(surfaces[i], before - (surfaces.length - i) * HOUR));
  }

  static List<Event> all(Stream<Event> some, Event... others) {
    return Stream.concat(some, Arrays.stream(others)).toList();
  }

  static Event view(String surface, long at) {
    return view("douyin", surface, at, Entities.NONE);
  }

  static Event viewOf(String creator, String surface, long at) {
    return view(
        "douyin",
        surface,
        at,
        new Entities(Optional.of(creator), Optional.empty(), Optional.empty()));
  }

  static Event view(String platform, String surface, long at, Entities names) {
    return new Event.Content(
        head("v" + at, EventType.VIEW, platform, surface, at).withEntities(names),
        OptionalLong.empty());
  }

  static Event purchase(String id, String order, long at, long cents) {
    return purchaseOn("taobao", id, order, at, cents);
  }

  static Event purchaseOn(String platform, String id, String order, long at, long cents) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, platform, "shop", at),
        order,
        Optional.of(new Money("CNY", cents)));
  }

  static Event unvalued(String id, String order, long at) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, "taobao", "shop", at), order, Optional.empty());
  }

  static Event refund(String id, String order, long at, long cents) {
    return refund(id, order, at, new Money("CNY", cents));
  }

  static Event refund(String id, String order, long at, Money amount) {
    return new Event.Refund(head(id, EventType.REFUND, "taobao", "shop", at), order, amount);
  }

  static Event tip(String id, long at, long cents) {
    return new Event.Earning(
        head(id, EventType.TIP, "taobao", "live", at), new Money("CNY", cents));
  }

  /** The event's first correction: the same one, deleted. */
  static Event deleted(Event event) {
    return new Event.Deleted(event.envelope().withVersion(1));
  }

  /** A correction of a purchase on taobao: another time, and another order when it is one. */
  static Event moved(String id, String order, long at, long cents) {
    return new Event.Purchase(
        head(id, EventType.PURCHASE, "taobao", "shop", at).withVersion(1),
        order,
        Optional.of(new Money("CNY", cents)));
  }

  private static EventEnvelope head(
      String id, EventType type, String platform, String surface, long at) {
    return new EventEnvelope(
        id,
        EventKey.of(platform, type, id),
        type,
        platform,
        surface,
        ANNA,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
