package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.LongJourneys;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 1: any order, any repetition, same numbers; and they are those of the batch. */
class EngineAgainstBatchTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final int WORLDS = 400;

  @ParameterizedTest
  @ValueSource(strings = {"Z", "Asia/Shanghai", "Europe/Berlin"})
  void anyShuffleAndRepetitionGivesTheNumbersOfTheBatch(String zone) {
    Calendar calendar = new Calendar(ZoneId.of(zone));
    for (long seed = 0; seed < WORLDS; seed++) {
      List<Event> events = NastyEvents.draw(seed, 3 + (int) (seed % 40));
      Totals expected = Batch.calculate(calendar, Attribution.DEFAULT, events);
      List<Event> sent = shuffledWithRepetitions(events, seed);
      assertThat(expected.cells()).isNotEmpty();
      assertThat(Replay.totals(calendar, Attribution.DEFAULT, sent).differences(expected))
          .as("zone %s, seed %d", zone, seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void longHistoriesSurviveBeingReadAndWrittenAroundEveryEvent(long seed) {
    List<Event> events = NastyEvents.draw(seed, 300);
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(engine(), totals);
    for (Event event : shuffledWithRepetitions(events, seed)) {
      replay.accept(event);
      replay.restart();
    }
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    assertThat(totals.differences(expected)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void longJourneysWithAFewLateEventsGiveTheNumbersOfTheBatch(long seed) {
    List<Event> events = LongJourneys.draw(Events.ANNA, seed, 3_000);
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(engine(), totals);
    Random random = new Random(seed);
    for (Event event : events) {
      replay.accept(event);
      if (random.nextInt(50) == 0) {
        replay.restart();
      }
    }
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
    assertThat(totals.differences(expected)).isEmpty();
  }

  private static Engine engine() {
    return new Engine(UTC, Attribution.DEFAULT, Bounds.NO_HORIZON);
  }

  private static List<Event> shuffledWithRepetitions(List<Event> events, long seed) {
    Random random = new Random(~seed);
    List<Event> sent = new ArrayList<>(events);
    events.stream().filter(_ -> random.nextInt(3) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);
    return sent;
  }
}
