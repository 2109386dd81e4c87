package io.millrace.journey;

import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.message;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.view;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not remembered and not followed, and that nothing else suffers from it. */
class EngineLimitsTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final Duration HORIZON = Duration.ofDays(28);
  private static final EngineLimits FOUR_WEEKS = new EngineLimits(Optional.of(HORIZON), 5_000);
  private static final long START = Events.time("2025-03-01T00:00:00Z");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final List<String> PLATFORMS = List.of("wechat", "taobao", "douyin");
  private static final List<String> SURFACES = List.of("search", "live", "feed");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsForgottenBetweenTwoEventsChangesNothingInsideTheHorizon(long seed) {
    Random random = new Random(seed);
    List<Event> events = halfAYear(random);
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(engine(FOUR_WEEKS), totals);
    for (Event event : delayed(events, random)) {
      assertThat(replay.accept(event)).isEqualTo(CountingOutcome.COUNTED);
      if (random.nextInt(20) == 0) {
        replay.restart();
      }
    }
    replay.settle();
    assertThat(totals.differences(Batch.calculate(UTC, Attribution.DEFAULT, events))).isEmpty();
    replay.restart();
    assertThat(replay.remembered(Events.ANNA))
        .as("half a year was sent, about ten weeks are kept")
        .isLessThan(events.size() * 2 / 3);
  }

  /**
   * Memory reaches back by the horizon, by a month to the order, and by the lookback to touches.
   */
  @Test
  void theTouchesOfTheOldestOrderThatCanBeRefundedAreRemembered() {
    long bought = START - HORIZON.toMillis() - EngineLimits.REACH.toMillis() + 1;
    List<Event> events =
        List.of(
            view("touch", "wechat", "feed", bought - Attribution.DEFAULT.lookback().toMillis()),
            purchase("p", "douyin", "o", bought, 900),
            view("now", "douyin", "feed", START),
            refund("r", "douyin", "o", START - HORIZON.toMillis(), cny(400)));
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(engine(FOUR_WEEKS), totals);
    for (Event event : events) {
      assertThat(replay.accept(event)).isEqualTo(CountingOutcome.COUNTED);
      replay.restart();
    }
    assertThat(totals.differences(Batch.calculate(UTC, Attribution.DEFAULT, events))).isEmpty();
  }

  /**
   * The sweep of idle visitors forgets every event. What is left is a few dozen bytes for each
   * platform where the visitor bought.
   */
  @Test
  void aBuyerWhoReturnsAfterYearsIsNoNewBuyer() {
    JourneyEngine engine = engine(FOUR_WEEKS);
    JourneyStorageInMemory pieces = new JourneyStorageInMemory();
    Totals totals = new Totals(UTC);
    List<Event> first = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      first.add(view("v" + i, "wechat", "feed", START + i));
    }
    first.add(purchase("p1", "taobao", "o1", START + DAY, 900));
    accept(engine, pieces, first, START + DAY, totals);

    long later = START + 730 * DAY;
    accept(engine, pieces, List.of(), later, totals);
    assertThat(engine.load(pieces).size()).isZero();
    assertThat(pieces.bytes()).isLessThan(64);

    List<Event> again =
        List.of(
            purchase("p2", "taobao", "o2", later, 900), purchase("p3", "douyin", "o2", later, 900));
    accept(engine, pieces, again, later, totals);
    assertThat(totals.total(Grain.MONTH, "taobao", Measure.of(Metric.NEW_BUYERS))).isEqualTo(1);
    assertThat(totals.total(Grain.MONTH, "douyin", Measure.of(Metric.NEW_BUYERS))).isEqualTo(1);
    first.addAll(again);
    assertThat(totals.differences(Batch.calculate(UTC, Attribution.DEFAULT, first))).isEmpty();
  }

  private static void accept(
      JourneyEngine engine, JourneyStorage pieces, List<Event> events, long clock, Totals totals) {
    Journey journey = engine.load(pieces);
    engine.forget(journey, clock, totals);
    events.forEach(event -> engine.accept(journey, event, clock, totals));
    engine.settle(journey, totals);
    journey.save();
  }

  @Test
  void anEventBeyondTheHorizonChangesNothing() {
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(engine(FOUR_WEEKS), totals);
    Event now = view("now", "douyin", "feed", START);
    replay.accept(now);

    long horizon = START - HORIZON.toMillis();
    assertThat(replay.accept(view("late", "douyin", "feed", horizon - 1)))
        .isEqualTo(CountingOutcome.BEYOND_HORIZON);
    Totals alone = Replay.totals(UTC, Attribution.DEFAULT, List.of(now));
    assertThat(totals.differences(alone)).isEmpty();
    replay.settle();
    assertThat(replay.accept(view("edge", "douyin", "feed", horizon)))
        .isEqualTo(CountingOutcome.COUNTED);
  }

  @Test
  void aCrowdIsCountedUpToItsCapOnEachDay() {
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(engine(new EngineLimits(Optional.empty(), 10)), totals);
    Map<CountingOutcome, Integer> outcomes = new EnumMap<>(CountingOutcome.class);
    for (int i = 0; i < 100; i++) {
      Event event = view("e" + i, "douyin", "feed", START + i % 2 * DAY + i);
      outcomes.merge(replay.accept(event), 1, Integer::sum);
      replay.restart();
    }
    assertThat(outcomes)
        .isEqualTo(Map.of(CountingOutcome.COUNTED, 20, CountingOutcome.OVER_CAP, 80));
    assertThat(replay.accept(view("e0", "douyin", "feed", START)))
        .isEqualTo(CountingOutcome.REPEATED);
    Measure views = Measure.of(Metric.EVENTS, "view");
    assertThat(totals.total(Grain.DAY, "douyin", views)).isEqualTo(20);
  }

  @Test
  void anEventTakesFewBytesWhereItIsKept() {
    JourneyEngine engine = engine(EngineLimits.NO_HORIZON);
    JourneyStorageInMemory pieces = new JourneyStorageInMemory();
    Journey journey = engine.load(pieces);
    List<Event> events = halfAYear(new Random(1));
    Totals ignored = new Totals(UTC);
    events.forEach(event -> engine.accept(journey, event, event.envelope().at(), ignored));
    engine.settle(journey, ignored);
    journey.save();
    assertThat(pieces.bytes() / events.size()).isLessThan(64);
  }

  private static JourneyEngine engine(EngineLimits bounds) {
    return new JourneyEngine(UTC, Attribution.DEFAULT, bounds);
  }

  /** Some events a day, now and then an order, refunded within the month or not at all. */
  private static List<Event> halfAYear(Random random) {
    List<Event> events = new ArrayList<>();
    for (int day = 0; day < 180; day++) {
      for (int i = 0; i < 6; i++) {
        events.add(traffic(day + "-" + i, START + day * DAY + random.nextLong(DAY), random));
      }
      if (random.nextInt(3) == 0) {
        order(day, START + day * DAY + random.nextLong(DAY), random, events);
      }
    }
    return events;
  }

  private static Event traffic(String id, long at, Random random) {
    String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
    return random.nextInt(4) == 0
        ? message("m" + id, platform, at)
        : view("v" + id, platform, SURFACES.get(random.nextInt(SURFACES.size())), at);
  }

  private static void order(int day, long at, Random random, List<Event> events) {
    String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
    String order = "o" + day;
    events.add(purchase("p" + day, platform, order, at, 999));
    int refunds = random.nextInt(3);
    for (int i = 0; i < refunds; i++) {
      long later = at + random.nextLong(31 * DAY);
      events.add(refund("r" + day + "-" + i, platform, order, later, cny(400)));
    }
    if (random.nextInt(4) == 0) {
      long later = at + random.nextLong(31 * DAY);
      events.add(purchase("again" + day, platform, order, later, 999));
    }
  }

  /** In the order of arrival, each event less than the horizon late. */
  private static List<Event> delayed(List<Event> events, Random random) {
    record Arrival(Event event, long at) {}
    return events.stream()
        .map(event -> new Arrival(event, event.envelope().at() + random.nextLong(28 * DAY)))
        .sorted(comparingLong(Arrival::at))
        .map(Arrival::event)
        .toList();
  }
}
