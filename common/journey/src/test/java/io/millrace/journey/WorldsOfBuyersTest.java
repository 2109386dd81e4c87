package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.ReturningBuyers;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The journeys that are drawn for tests have refunds and returning buyers often enough. The engine
 * is compared with the batch elsewhere; these numbers are of the batch.
 */
class WorldsOfBuyersTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int WORLDS = 40;
  private static final List<Totals> NASTY =
      worlds(LongStream.range(0, WORLDS).mapToObj(seed -> NastyEvents.draw(seed, 40)).toList());
  private static final List<Totals> BUYERS = worlds(buyers(4));

  @Test
  void mostVisitorsBuyAgainOnAPlatformAndOnSeveral() {
    assertThat(share(NASTY, WorldsOfBuyersTest::hasReturningBuyer)).isGreaterThan(0.5);
    assertThat(share(BUYERS, WorldsOfBuyersTest::hasReturningBuyer)).isGreaterThan(0.9);
    assertThat(share(NASTY, totals -> platforms(totals) > 1)).isGreaterThan(0.6);
    assertThat(share(BUYERS, totals -> platforms(totals) > 1)).isGreaterThan(0.9);
  }

  @Test
  void mostNewBuyersCameFromNamedTouchesElsewhere() {
    for (Metric metric : Set.of(Metric.NEW_BUYERS_OUT, Metric.ENTITY_NEW_BUYERS)) {
      assertThat(share(NASTY, totals -> has(totals, metric))).isGreaterThan(0.8);
      assertThat(share(BUYERS, totals -> has(totals, metric))).isGreaterThan(0.8);
    }
  }

  @Test
  void refundsTakeFromNamedTouchesElsewhereAndMoreThanThereIs() {
    for (Metric metric :
        Set.of(Metric.REFUNDED_OUT, Metric.ENTITY_REFUNDED, Metric.OVER_REFUNDED)) {
      assertThat(share(NASTY, totals -> has(totals, metric))).isGreaterThan(0.5);
      assertThat(share(BUYERS, totals -> has(totals, metric))).isGreaterThan(0.8);
    }
    assertThat(share(BUYERS, totals -> has(totals, Metric.UNMATCHED))).isGreaterThan(0.5);
  }

  @Test
  void whatArrivesLaterOftenChangesWhichOrderIsOfANewBuyer() {
    assertThat(
            buyers(1).stream()
                .filter(
                    arrivals ->
                        IntStream.range(1, arrivals.size())
                            .anyMatch(i -> isWithdrawn(arrivals.subList(0, i), arrivals)))
                .count())
        .isGreaterThan(WORLDS / 5);
  }

  /** Whether the first of these arrivals had a new buyer where all of them have none. */
  private static boolean isWithdrawn(List<Event> some, List<Event> all) {
    return !newBuyers(calculate(all)).containsAll(newBuyers(calculate(some)));
  }

  private static Set<Cell> newBuyers(Totals totals) {
    return totals.cells().entrySet().stream()
        .filter(cell -> cell.getKey().grain() == Grain.MINUTE)
        .filter(cell -> cell.getValue().containsKey(Measure.of(Metric.NEW_BUYERS)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean hasReturningBuyer(Totals totals) {
    return totals.cells().keySet().stream()
        .map(Cell::platform)
        .anyMatch(
            platform ->
                totals.total(Grain.DAY, platform, Measure.of(Metric.ORDERS))
                    > totals.total(Grain.DAY, platform, Measure.of(Metric.NEW_BUYERS)));
  }

  private static long platforms(Totals totals) {
    return newBuyers(totals).stream().map(Cell::platform).distinct().count();
  }

  private static boolean has(Totals totals, Metric metric) {
    return totals.cells().values().stream()
        .anyMatch(values -> values.keySet().stream().anyMatch(of -> of.metric() == metric));
  }

  private static double share(List<Totals> worlds, Predicate<Totals> which) {
    return (double) worlds.stream().filter(which).count() / worlds.size();
  }

  private static List<List<Event>> buyers(int seasons) {
    return LongStream.range(0, WORLDS)
        .mapToObj(seed -> ReturningBuyers.draw(Events.ANNA, seed, seasons))
        .toList();
  }

  private static List<Totals> worlds(List<List<Event>> worlds) {
    return worlds.stream().map(WorldsOfBuyersTest::calculate).toList();
  }

  private static Totals calculate(List<Event> events) {
    return Batch.calculate(UTC, Attribution.DEFAULT, events);
  }
}
