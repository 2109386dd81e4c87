package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.BEN;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.productView;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.time;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.Attribution;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Distinct visitors whom two platforms share. */
class AudienceTest extends GoldenTest {

  AudienceTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void aVisitorOfTwoPlatformsIsCountedWithTheOneThatSortsFirst() {
    Totals totals =
        totals(
            view("a", "wechat", "moments", NOON),
            view("b", "douyin", "feed", NOON + HOUR),
            view("c", "douyin", "feed", NOON + 2 * HOUR));
    assertThat(cellOfDay(totals, Kind.AUDIENCE, "douyin", NOON))
        .isEqualTo(Map.of(Measure.of(Metric.OVERLAP, "wechat"), 1L));
    assertThat(cellOfDay(totals, Kind.AUDIENCE, "wechat", NOON)).isEmpty();
  }

  @Test
  void onDifferentDaysOnlyTheMonthIsShared() {
    Totals totals =
        totals(view("a", "wechat", "moments", NOON), view("b", "douyin", "feed", NOON + DAY));
    assertThat(day(totals, "douyin", Metric.OVERLAP, "wechat")).isZero();
    assertThat(month(totals, "douyin", Metric.OVERLAP, "wechat")).isEqualTo(1);
  }

  @Test
  void threePlatformsMakeThreePairs() {
    Totals totals =
        totals(
            view("a", "wechat", "moments", NOON),
            view("b", "douyin", "feed", NOON),
            productView("c", "jd", NOON));
    assertThat(day(totals, "douyin", Metric.OVERLAP, "jd")).isEqualTo(1);
    assertThat(day(totals, "douyin", Metric.OVERLAP, "wechat")).isEqualTo(1);
    assertThat(day(totals, "jd", Metric.OVERLAP, "wechat")).isEqualTo(1);
  }

  @Test
  void anyEventMakesAVisitorActive() {
    Totals totals =
        totals(refund("r", "jd", "o1", NOON, cny(100)), view("a", "wechat", "moments", NOON));
    assertThat(day(totals, "jd", Metric.OVERLAP, "wechat")).isEqualTo(1);
  }

  @Test
  void twoVisitorsOfOnePlatformEachShareNothing() {
    Totals totals = totals(view("a", "wechat", "moments", NOON), view(BEN, "b", "douyin", NOON));
    assertThat(totals.cells().keySet()).noneMatch(cell -> cell.kind() == Kind.AUDIENCE);
  }

  @Test
  void daysAreThoseOfTheZone() {
    List<Event> events =
        List.of(
            view("a", "wechat", "moments", time("2026-11-23T15:59:00Z")),
            view("b", "douyin", "feed", time("2026-11-23T16:01:00Z")));
    Calendar shanghai = new Calendar(ZoneId.of("Asia/Shanghai"));
    Totals here = totals(UTC, Attribution.DEFAULT.halfLife(), events);
    Totals there = totals(shanghai, Attribution.DEFAULT.halfLife(), events);
    assertThat(day(here, "douyin", Metric.OVERLAP, "wechat")).isEqualTo(1);
    assertThat(day(there, "douyin", Metric.OVERLAP, "wechat")).isZero();
  }
}
