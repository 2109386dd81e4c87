package io.millrace.journey;

import static io.millrace.journey.testing.Events.ANNA;
import static io.millrace.journey.testing.Events.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.JourneyStorageInMemory;
import io.millrace.journey.testing.Totals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of two events with one id the smaller by content stays, whichever came first. */
class SameIdTest {
  private static final long NOON = Events.time("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @EnumSource
  void theSmallerRegionStaysWhereNothingElseDiffers(Calculation calculation) {
    Event smaller = from("cn-bj");
    Event larger = from("cn-zj");
    for (List<Event> arrival : List.of(List.of(smaller, larger), List.of(larger, smaller))) {
      Totals totals =
          calculation.totals(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, arrival);
      assertThat(opens(totals, "cn-bj")).isEqualTo(1);
      assertThat(opens(totals, "cn-zj")).isZero();
    }
  }

  @Test
  void countsHowManyEventsAreDeletedNow() {
    Event seen = from("cn-bj");
    Event deleted = new Event.Deleted(seen.envelope().withVersion(1));
    Event again = new Event.Content(seen.envelope().withVersion(2), OptionalLong.empty());

    assertThat(deleted(List.of(deleted))).isEqualTo(1);
    assertThat(deleted(List.of(seen, deleted, seen, deleted))).isEqualTo(1);
    assertThat(deleted(List.of(deleted, again, seen))).isZero();
  }

  private static long deleted(List<Event> arrival) {
    JourneyEngine engine =
        new JourneyEngine(
            new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, EngineLimits.NO_HORIZON);
    Journey journey = engine.load(new JourneyStorageInMemory());
    long[] sum = {0};
    FactSink facts =
        new FactSink() {
          @Override
          public void add(String platform, Measure measure, long at, long delta) {
            sum[0] += measure.equals(Measure.of(Metric.DELETED)) ? delta : 0;
          }

          @Override
          public void add(Grain grain, String platform, Measure measure, long at, long delta) {}

          @Override
          public void add(String platform, Entity entity, Measure measure, long at, long delta) {}
        };
    arrival.forEach(event -> engine.accept(journey, event, NOON, facts));
    return sum[0];
  }

  private static long opens(Totals totals, String region) {
    return totals.total(Grain.DAY, "douyin", Measure.of(Metric.OPENS_BY_REGION, region));
  }

  private static Event from(String region) {
    return new Event.Content(
        head(
            ANNA,
            "e",
            EventType.VIEW,
            "douyin",
            "feed",
            NOON,
            Optional.empty(),
            Optional.of(region)),
        OptionalLong.empty());
  }
}
