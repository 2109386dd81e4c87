package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Batch;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * History that arrives in any order after newer events of the same visitor. Without a horizon it
 * may be years old. The day of a visit is long before the newest archived events.
 */
class LateHistoryTest {
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final long VISIT = Events.time("2022-05-30T08:00:00Z");
  private static final long A_YEAR_LATER = VISIT + 365 * DAY;

  private final Totals totals = new Totals(UTC);
  private final Replay replay =
      new Replay(new JourneyEngine(UTC, Attribution.DEFAULT, EngineLimits.NO_HORIZON), totals);
  private final List<Event> sent = new ArrayList<>();

  @Test
  void anOlderVisitHidesNoArchivedOneThatTheSummaryForgotAtARestart() {
    send(visit("v", VISIT));
    manyLater();
    replay.restart();
    send(visit("older", VISIT - 200 * DAY));
    send(visit("same day", VISIT - HOUR));
    requireOneVisitorOnTheDay();
  }

  @Test
  void anOlderVisitHidesNoArchivedOneAfterTheLastOneWasDeleted() {
    send(visit("v", VISIT));
    Event last = visit("last", A_YEAR_LATER - DAY);
    send(last);
    manyLater();
    send(new Event.Deleted(last.envelope().withVersion(1)));
    send(visit("older", VISIT - 200 * DAY));
    send(visit("same day", VISIT - HOUR));
    requireOneVisitorOnTheDay();
  }

  private void requireOneVisitorOnTheDay() {
    replay.settle();
    assertThat(totals.total(Grain.DAY, "douyin", Measure.of(Metric.VISITORS)))
        .as("one on each of two days")
        .isEqualTo(2);
    assertThat(totals.differences(Batch.calculate(UTC, Attribution.DEFAULT, sent))).isEmpty();
  }

  /** So many on another platform that the earlier events are archived. */
  private void manyLater() {
    for (int i = 0; i < 60; i++) {
      send(Events.view("w" + i, "wechat", "feed", A_YEAR_LATER + i * HOUR));
    }
  }

  private void send(Event event) {
    sent.add(event);
    replay.accept(event);
  }

  private static Event visit(String id, long at) {
    return Events.view(id, "douyin", "feed", at);
  }
}
