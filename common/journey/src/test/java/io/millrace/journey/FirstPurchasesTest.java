package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.CrowdedOrders;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any order of arrival finds the same first purchases, also where orders are at their caps. */
class FirstPurchasesTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);

  private final JourneyEngine engine =
      new JourneyEngine(UTC, Attribution.DEFAULT, EngineLimits.NO_HORIZON);

  @ParameterizedTest
  @CsvSource({
    "1, 4, 2, 700", // orders beyond 256 members
    "2, 2, 300, 500", // more orders in a lookback than are followed
    "3, 30, 40, 400", // orders that have many members each
    "4, 1, 3, 900",
    "5, 20, 5, 60",
    "6, 20, 9, 30",
  })
  void correctionsAndDeletionsOfCrowdedOrdersGiveTheNumbersOfTheBatch(
      long seed, int days, int orders, int money) {
    List<Event> events = CrowdedOrders.draw(seed, days, orders, money, 40);
    Random random = new Random(seed);
    for (Event event : List.copyOf(events)) {
      for (int version = 1; random.nextInt(3) == 0; version++) {
        events.add(corrected(event, version, random));
      }
    }
    events.addAll(deletionsOfTheFirst(events));
    Collections.shuffle(events, random);
    Totals totals = new Totals(UTC);
    JourneyStorageInMemory pieces = new JourneyStorageInMemory();
    Journey journey = engine.load(pieces);
    for (Event event : events) {
      engine.accept(journey, event, 0, totals);
      if (random.nextInt(10) == 0) {
        engine.settle(journey, totals);
        journey.save();
        journey = engine.load(pieces);
      }
    }
    engine.settle(journey, totals);
    assertThat(totals.differences(Batch.calculate(UTC, Attribution.DEFAULT, events))).isEmpty();
  }

  /** As after a crash: the stored journey is older than the facts, and the journal has the rest. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aJourneyThatIsRestoredFromTheJournalKnowsItsFirstPurchases(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>(NastyEvents.draw(seed, 120));
    events.removeIf(event -> !event.envelope().visitor().equals(Events.ANNA));
    Collections.shuffle(events, random);
    Totals totals = new Totals(UTC);
    JourneyStorageInMemory pieces = new JourneyStorageInMemory();
    Journey journey = engine.load(pieces);
    List<byte[]> journal = new ArrayList<>();
    for (Event event : events) {
      engine.accept(journey, event, 0, totals);
      if (random.nextInt(10) == 0) {
        engine.settle(journey, totals);
        journal.addAll(engine.takeAccepted());
        journey.commit();
        if (random.nextInt(3) == 0) {
          journey.save();
        } else {
          Journey restored = engine.load(pieces);
          Collections.shuffle(journal, random);
          journal.forEach(record -> engine.replay(record, _ -> restored));
          journey = restored;
        }
      }
    }
    engine.settle(journey, totals);
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    assertThat(buyersOf(expected)).isPositive();
    assertThat(totals.differences(expected)).isEmpty();
  }

  private static long buyersOf(Totals totals) {
    return totals.cells().entrySet().stream()
        .filter(cell -> cell.getKey().kind() == Kind.MONEY)
        .flatMap(cell -> cell.getValue().entrySet().stream())
        .filter(value -> value.getKey().metric() == Metric.NEW_BUYERS)
        .count();
  }

  /** The next version: taken back, or some minutes earlier or later. */
  private static Event corrected(Event event, int version, Random random) {
    EventEnvelope envelope = event.envelope();
    if (random.nextInt(3) == 0) {
      return new Event.Deleted(envelope.withVersion(version));
    }
    EventEnvelope moved =
        Events.head(
                envelope.id(),
                envelope.type(),
                envelope.platform(),
                envelope.surface(),
                envelope.at() + random.nextInt(-6_000_000, 6_000_000))
            .withVersion(version);
    return switch (event) {
      case Event.Purchase bought -> new Event.Purchase(moved, bought.order(), bought.amount());
      case Event.Refund refund -> new Event.Refund(moved, refund.order(), refund.amount());
      default -> new Event.Deleted(moved);
    };
  }

  /** Takes back most of the earliest purchases. */
  private static List<Event> deletionsOfTheFirst(List<Event> events) {
    List<Event> deletions = new ArrayList<>();
    events.stream()
        .filter(Event.Purchase.class::isInstance)
        .sorted((one, other) -> Long.compare(one.envelope().at(), other.envelope().at()))
        .limit(events.size() / 10)
        .filter(event -> event.envelope().id().hashCode() % 5 != 0)
        .forEach(event -> deletions.add(new Event.Deleted(event.envelope().withVersion(9))));
    return deletions;
  }
}
