package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.AllNaming;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.LongJourneys;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where every event names a creator, a campaign, an item, a channel and a region, the numbers of
 * each of these parts add up to those of the surfaces, in every window. The engine is compared with
 * the batch elsewhere.
 */
class NamedCreditTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int SEEDS = 100;
  private static final List<Totals> WORLDS = worlds();
  private static final Set<Grain> LONG = Set.of(Grain.DAY, Grain.MONTH);

  /** What a sum is of. */
  private record SumOf(Grain grain, long start, String platform, List<String> of) {}

  private record Value(Cell cell, Measure measure, long number) {
    private SumOf at(String platform, Stream<String> of) {
      return new SumOf(cell.grain(), cell.start(), platform, of.toList());
    }
  }

  @Test
  void creditOfEachTypeOfEntityAddsUpToThatOfTheSurfacesOfTheTouches() {
    WORLDS.forEach(
        totals -> {
          Map<SumOf, Long> bySurface = ofTouches(totals, Metric.CREDIT_IN, true);
          Map<SumOf, Long> orders = ofTouches(totals, Metric.CREDIT_IN_ORDERS, true);
          Map<SumOf, Long> refunded = ofTouches(totals, Metric.REFUNDED_IN, true);
          Map<SumOf, Long> buyers = ofTouches(totals, Metric.NEW_BUYERS_IN, true);
          for (Entity.Type type : Entity.Type.values()) {
            assertThat(ofEntities(totals, type, Metric.ENTITY_CREDIT)).isEqualTo(bySurface);
            assertThat(ofEntities(totals, type, Metric.ENTITY_CREDIT_ORDERS)).isEqualTo(orders);
            assertThat(ofEntities(totals, type, Metric.ENTITY_REFUNDED)).isEqualTo(refunded);
            assertThat(ofEntities(totals, type, Metric.ENTITY_NEW_BUYERS)).isEqualTo(buyers);
          }
        });
  }

  @Test
  void creditByChannelAndByRegionAddsUpToThatOfThePlatformsOfTheTouches() {
    WORLDS.forEach(
        totals -> {
          Map<SumOf, Long> money = ofTouches(totals, Metric.CREDIT_IN, false);
          Map<SumOf, Long> orders = ofTouches(totals, Metric.CREDIT_IN_ORDERS, false);
          assertThat(over(1, totals, Metric.CHANNEL_CREDIT)).isEqualTo(money);
          assertThat(over(1, totals, Metric.REGION_CREDIT)).isEqualTo(money);
          assertThat(over(1, totals, Metric.CHANNEL_CREDIT_ORDERS)).isEqualTo(orders);
          assertThat(over(1, totals, Metric.REGION_CREDIT_ORDERS)).isEqualTo(orders);
        });
  }

  @Test
  void trafficAndMoneyByChannelAndByRegionAddUpToThoseOfThePlatform() {
    Map<Metric, List<Metric>> parts =
        Map.of(
            Metric.EVENTS, List.of(Metric.CHANNEL_EVENTS, Metric.REGION_EVENTS),
            Metric.ATTENTION, List.of(Metric.CHANNEL_ATTENTION, Metric.REGION_ATTENTION),
            Metric.VISITORS, List.of(Metric.CHANNEL_VISITORS, Metric.REGION_VISITORS),
            Metric.ORDERS, List.of(Metric.CHANNEL_ORDERS, Metric.REGION_ORDERS),
            Metric.GROSS, List.of(Metric.CHANNEL_GROSS, Metric.REGION_GROSS),
            Metric.TIPS, List.of(Metric.CHANNEL_TIPS, Metric.REGION_TIPS),
            Metric.ADS, List.of(Metric.CHANNEL_ADS, Metric.REGION_ADS),
            Metric.REFUNDED, List.of(Metric.CHANNEL_REFUNDED, Metric.REGION_REFUNDED));
    WORLDS.forEach(
        totals ->
            parts.forEach(
                (whole, named) -> {
                  Map<SumOf, Long> expected =
                      whole == Metric.EVENTS ? over(0, totals, whole) : whole(totals, whole);
                  for (Metric part : named) {
                    assertThat(over(0, totals, part)).as("%s", part).isEqualTo(expected);
                  }
                }));
  }

  @Test
  void spendOfEachTypeOfEntityAddsUpToThatOfTheSurfaces() {
    WORLDS.forEach(
        totals -> {
          Map<SumOf, Long> spend = whole(totals, Metric.SPEND);
          for (Entity.Type type : Entity.Type.values()) {
            assertThat(ofEntities(totals, type, Metric.ENTITY_SPEND)).isEqualTo(spend);
          }
        });
  }

  @Test
  void theWorldsHaveCreditOfEveryKind() {
    for (Metric metric : Metric.values()) {
      if (Set.of(Kind.ENTITIES, Kind.CHANNELS, Kind.REGIONS).contains(metric.kind())) {
        assertThat(WORLDS).as("%s", metric).anyMatch(totals -> !whole(totals, metric).isEmpty());
      }
    }
  }

  @Test
  void spendIsNoTraffic() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Event> events = NastyEvents.draw(seed, 40);
      List<Event> others =
          events.stream().filter(event -> !(event instanceof Event.Spend)).toList();
      Totals without = calculate(others);
      Totals with = calculate(events);
      with.cells()
          .values()
          .forEach(
              values ->
                  values
                      .keySet()
                      .removeIf(
                          of -> Set.of(Metric.SPEND, Metric.ENTITY_SPEND).contains(of.metric())));
      with.cells().values().removeIf(Map::isEmpty);
      assertThat(with.differences(without)).as("seed %d", seed).isEmpty();
    }
  }

  /** Small worlds with every edge, and two busy visitors with more touches than are credited. */
  private static List<Totals> worlds() {
    Stream<List<Event>> small =
        Stream.iterate(0L, seed -> seed + 1)
            .limit(SEEDS)
            .map(seed -> AllNaming.of(NastyEvents.draw(seed, 20 + (int) (seed % 40)), seed));
    Stream<List<Event>> busy =
        Stream.of(41L, 42L)
            .map(seed -> AllNaming.of(LongJourneys.draw(Events.ANNA, seed, 800), seed));
    return Stream.concat(small, busy).map(NamedCreditTest::calculate).toList();
  }

  private static Totals calculate(List<Event> events) {
    return Batch.calculate(UTC, Attribution.DEFAULT, events);
  }

  private static Stream<Value> values(Totals totals, Metric metric) {
    return totals.cells().entrySet().stream()
        .filter(cell -> LONG.contains(cell.getKey().grain()))
        .flatMap(
            cell ->
                cell.getValue().entrySet().stream()
                    .map(value -> new Value(cell.getKey(), value.getKey(), value.getValue())))
        .filter(value -> value.measure.metric() == metric);
  }

  private static Map<SumOf, Long> whole(Totals totals, Metric metric) {
    return sum(
        values(totals, metric),
        value -> value.at(value.cell.platform(), value.measure.dimensions().stream()));
  }

  private static Map<SumOf, Long> ofEntities(Totals totals, Entity.Type type, Metric metric) {
    return sum(
        values(totals, metric).filter(value -> value.cell.entity().orElseThrow().type() == type),
        value -> value.at(value.cell.platform(), value.measure.dimensions().stream()));
  }

  /** Sums over the values of one dimension. */
  private static Map<SumOf, Long> over(int dimension, Totals totals, Metric metric) {
    return sum(
        values(totals, metric),
        value -> {
          List<String> of = value.measure.dimensions();
          return value.at(
              value.cell.platform(),
              Stream.concat(of.stream().limit(dimension), of.stream().skip(dimension + 1L)));
        });
  }

  /**
   * Credit of money's platform, put to the platform of the touch: by model, surface when wanted,
   * platform of the money, and currency when it is money.
   */
  private static Map<SumOf, Long> ofTouches(Totals totals, Metric in, boolean bySurface) {
    return sum(
        values(totals, in).filter(value -> !value.measure.dimensions().get(1).isEmpty()),
        value -> {
          List<String> of = value.measure.dimensions();
          Stream<String> touch = bySurface ? Stream.of(of.get(0), of.get(2)) : Stream.of(of.get(0));
          Stream<String> money =
              Stream.concat(Stream.of(value.cell.platform()), of.stream().skip(3));
          return value.at(of.get(1), Stream.concat(touch, money));
        });
  }

  private static Map<SumOf, Long> sum(Stream<Value> values, Function<Value, SumOf> of) {
    Map<SumOf, Long> sums =
        values.collect(Collectors.toMap(of, value -> value.number, Long::sum, HashMap::new));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }
}
