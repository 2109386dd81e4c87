package io.millrace.aggregator.topology;

import static io.millrace.journey.testing.Events.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.Attribution;
import io.millrace.journey.CountingOutcome;
import io.millrace.journey.EngineLimits;
import io.millrace.journey.Journey;
import io.millrace.journey.JourneyEngine;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class JourneyStoreTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final long NOON = Events.time("2026-11-23T12:00:00Z");

  /** About the bytes of a journey without events. */
  private static final long EMPTY_JOURNEY = 1_000;

  private final SimulatedStore pieces = new SimulatedStore(Stores.JOURNEYS, (_, _) -> {});
  private final Totals totals = new Totals(UTC);
  private JourneyEngine engine = engine();

  @Test
  void theJourneysUsedLastStayInMemory() {
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> 10 * EMPTY_JOURNEY);
    use(journeys, 0, 100);
    Journey last = journeys.use(new Visitor(1, 99));
    Journey old = journeys.use(new Visitor(1, 0));
    journeys.commit();
    use(journeys, 90, 100);
    assertThat(journeys.use(new Visitor(1, 99))).as("the last ten are in memory").isSameAs(last);
    assertThat(journeys.use(new Visitor(1, 0))).as("older ones are not").isNotSameAs(old);
  }

  @Test
  void journeysWeighFromTheirFirstUseOnSoThatATaskCanCommitBeforeMemoryIsFull() {
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> 10 * EMPTY_JOURNEY);
    for (int i = 0; i < 50; i++) {
      journeys.use(new Visitor(3, i));
    }
    assertThat(journeys.weight()).isEqualTo(50 * EMPTY_JOURNEY);

    journeys.commit();
    assertThat(journeys.weight()).isEqualTo(10 * EMPTY_JOURNEY);
  }

  @Test
  void theShareOfATaskCanShrink() {
    long[] share = {10 * EMPTY_JOURNEY};
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> share[0]);
    use(journeys, 0, 10);
    share[0] = 5 * EMPTY_JOURNEY;
    journeys.commit();

    assertThat(journeys.weight()).isEqualTo(5 * EMPTY_JOURNEY);
  }

  @Test
  void aCommitWritesOneRecordHoweverManyVisitorsItHad() {
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> Long.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      accept(journeys, view(new Visitor(2, i), "e" + i, "douyin", NOON + i));
    }
    journeys.commit();

    assertThat(journal()).isEqualTo(1);
    assertThat(pieces.approximateNumEntries()).isEqualTo(1);
  }

  @Test
  void aJourneyThatKeepsGrowingIsWrittenAfterSomeCommitsAndItsJournalIsDeleted() {
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> Long.MAX_VALUE);
    for (int i = 0; i < 500; i++) {
      accept(journeys, view("e" + i, "douyin", "feed", NOON + i));
      journeys.commit();
      assertThat(journal()).isLessThanOrEqualTo(65);
    }

    assertThat(pieces.approximateNumEntries()).isGreaterThan(journal());
  }

  @Test
  void journeysThatLeaveMemoryAreWrittenAndLeaveNoJournal() {
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> 0);
    accept(journeys, view("e", "douyin", "feed", NOON));
    journeys.commit();

    assertThat(journal()).isZero();
    assertThat(pieces.approximateNumEntries()).isEqualTo(1);
  }

  @Test
  void aTaskThatStartsAgainHasEveryEventOfEveryCommit() {
    Random random = new Random(5);
    for (int seed = 0; seed < 60; seed++) {
      List<Event> events = NastyEvents.draw(new Visitor(3, seed), seed, 40);
      JourneyStore journeys = restarted(random);
      for (Event event : events) {
        accept(journeys, event);
        if (random.nextInt(3) == 0) {
          commit(journeys);
        }
        if (random.nextInt(12) == 0) {
          commit(journeys);
          journeys = restarted(random);
        }
      }
      commit(journeys);

      JourneyStore again = restarted(random);
      for (Event event : events) {
        assertThat(accept(again, event)).isEqualTo(CountingOutcome.REPEATED);
      }
      assertThat(again.use(new Visitor(3, seed)).size())
          .isEqualTo(journeys.use(new Visitor(3, seed)).size());
    }
  }

  @Test
  void aVisitorWhosePseudonymBeginsLikeTheJournalIsNotPartOfIt() {
    Visitor visitor = Visitor.ofBytes("journal\0\0\0\0\0\0\0\0\0".getBytes(UTF_8));
    Event event = NastyEvents.draw(visitor, 1, 1).getFirst();
    JourneyStore journeys = new JourneyStore(pieces, engine, () -> 0);
    accept(journeys, event);
    commit(journeys);

    assertThat(accept(restarted(new Random(1)), event)).isEqualTo(CountingOutcome.REPEATED);
  }

  private JourneyStore restarted(Random random) {
    engine = engine();
    return new JourneyStore(
        pieces, engine, random.nextBoolean() ? () -> 1_000_000 : () -> random.nextInt(60_000));
  }

  private CountingOutcome accept(JourneyStore journeys, Event event) {
    Journey journey = journeys.use(event.envelope().visitor());
    return engine.accept(journey, event, NOON, totals);
  }

  private void commit(JourneyStore journeys) {
    journeys.forEachUsed((_, journey) -> engine.settle(journey, totals));
    journeys.commit();
  }

  private static void use(JourneyStore journeys, int from, int to) {
    for (int i = from; i < to; i++) {
      journeys.use(new Visitor(1, i));
    }
    journeys.commit();
  }

  private int journal() {
    int count = 0;
    try (var entries = pieces.all()) {
      while (entries.hasNext()) {
        Bytes key = entries.next().key;
        count += RocksJourneyStorage.visitorOf(key).isPresent() ? 0 : 1;
      }
    }
    return count;
  }

  private static JourneyEngine engine() {
    return new JourneyEngine(UTC, Attribution.DEFAULT, EngineLimits.NO_HORIZON);
  }
}
