package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.LongJourneys;
import io.millrace.journey.testing.NastyEvents;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.ReturningBuyers;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      assertThat(expected.cells()).isNotEmpty();
      Totals actual =
          Replay.totals(calendar, Attribution.DEFAULT, shuffledWithRepetitions(events, seed));
      assertThat(actual.differences(expected)).as("zone %s, seed %d", zone, seed).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT1H", "PT0.001S, P1D", "PT30M, PT0.001S", "PT24H, PT1H", "P30D, P7D"})
  void anyLookbackAndHalfLifeGiveTheNumbersOfTheBatch(Duration lookback, Duration halfLife) {
    Attribution attribution = new Attribution(lookback, halfLife);
    for (long seed = 0; seed < WORLDS / 4; seed++) {
      List<Event> events = NastyEvents.draw(seed, 40);
      Totals expected = Batch.calculate(UTC, attribution, events);
      Totals actual = Replay.totals(UTC, attribution, shuffledWithRepetitions(events, seed));
      assertThat(actual.differences(expected)).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void monthsOfABusyVisitorGiveTheNumbersOfTheBatch(long seed) {
    List<Event> arrivals = LongJourneys.draw(Events.ANNA, seed, 3_000);
    Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, arrivals);
    assertThat(Replay.totals(UTC, Attribution.DEFAULT, arrivals).differences(expected)).isEmpty();
  }

  @Test
  void buyersWhoReturnGiveTheNumbersOfTheBatchInAnyOrder() {
    for (long seed = 0; seed < WORLDS / 4; seed++) {
      List<Event> events = ReturningBuyers.draw(Events.ANNA, seed, 1 + (int) (seed % 4));
      Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, events);
      List<Event> sent = shuffledWithRepetitions(events, seed);
      assertThat(Replay.totals(UTC, Attribution.DEFAULT, sent).differences(expected))
          .as("seed %d", seed)
          .isEmpty();
      assertThat(restarting(EngineLimits.NO_HORIZON, sent, 10).differences(expected))
          .as("seed %d, with restarts", seed)
          .isEmpty();
    }
  }

  /** Of the seasons before, the engine remembers only that there was a counting purchase. */
  @Test
  void yearsOfBuyersGiveTheNumbersOfTheBatchAlthoughTheOldestAreForgotten() {
    EngineLimits fourWeeks = new EngineLimits(Optional.of(ReturningBuyers.LATE), 5_000);
    for (long seed = 0; seed < WORLDS / 4; seed++) {
      List<Event> arrivals = ReturningBuyers.draw(Events.ANNA, seed, 6);
      Totals expected = Batch.calculate(UTC, Attribution.DEFAULT, arrivals);
      assertThat(restarting(fourWeeks, arrivals, 5).differences(expected))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void longHistoriesSurviveBeingReadAndWrittenAroundEveryEvent(long seed) {
    List<Event> events = NastyEvents.draw(seed, 300);
    Totals actual = restarting(EngineLimits.NO_HORIZON, shuffledWithRepetitions(events, seed), 1);
    assertThat(actual.differences(Batch.calculate(UTC, Attribution.DEFAULT, events))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void monthsOfABusyVisitorSurviveRestarts(long seed) {
    List<Event> arrivals = LongJourneys.draw(Events.ANNA, seed, 3_000);
    Totals actual = restarting(EngineLimits.NO_HORIZON, arrivals, 50);
    assertThat(actual.differences(Batch.calculate(UTC, Attribution.DEFAULT, arrivals))).isEmpty();
  }

  /** Keeps and reads the journey again, on average every so many events. */
  private static Totals restarting(EngineLimits limits, List<Event> events, int every) {
    Totals totals = new Totals(UTC);
    Replay replay = new Replay(new JourneyEngine(UTC, Attribution.DEFAULT, limits), totals);
    Random random = new Random(every);
    for (Event event : events) {
      replay.accept(event);
      if (random.nextInt(every) == 0) {
        replay.restart();
      }
    }
    replay.settle();
    return totals;
  }

  private static List<Event> shuffledWithRepetitions(List<Event> events, long seed) {
    Random random = new Random(~seed);
    List<Event> sent = new ArrayList<>(events);
    events.stream().filter(_ -> random.nextInt(3) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);
    return sent;
  }
}
