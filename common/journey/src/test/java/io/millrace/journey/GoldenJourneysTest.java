package io.millrace.journey;

import static io.millrace.journey.testing.Events.cartAdd;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.message;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.time;
import static io.millrace.journey.testing.Events.tip;
import static io.millrace.journey.testing.Events.unvalued;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.Money;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Replay;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand, so that the engine and the batch cannot be wrong together. */
class GoldenJourneysTest {
  private static final long NOON = time("2026-11-23T12:00:00Z");
  private static final long MINUTE = 60_000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void aSessionEndsAfterMoreThanThirtyMinutes() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON),
            cartAdd("b", "douyin", NOON + 30 * MINUTE),
            view("c", "douyin", "feed", NOON + 60 * MINUTE + 1),
            message("d", "wechat", NOON + 10 * MINUTE));
    assertThat(day(totals, "douyin", Metric.OPENS)).isEqualTo(2);
    assertThat(day(totals, "wechat", Metric.OPENS)).isEqualTo(1);
    assertThat(day(totals, "douyin", Metric.ATTENTION)).isEqualTo(2_000);
    assertThat(day(totals, "douyin", Metric.VISITORS)).isEqualTo(1);
  }

  @Test
  void trafficElsewhereMakesAnExternalLoopAndEarnsTheCredit() {
    Totals totals =
        totals(
            purchase("p", "taobao", "o1", NOON, 12_800),
            view("v", "douyin", "live", NOON - 7 * DAY));
    assertThat(day(totals, "taobao", Metric.LOOPS, "external")).isEqualTo(1);
    assertThat(creditIn(totals, "taobao", "douyin", "live")).isEqualTo(12_800);
    assertThat(day(totals, "douyin", Metric.CREDIT_OUT, "last_touch", "live", "taobao", "CNY"))
        .isEqualTo(12_800);
    assertThat(day(totals, "douyin", Metric.CREDIT_OUT_ORDERS, "last_touch", "live", "taobao"))
        .isEqualTo(1_000_000);
  }

  @Test
  void trafficOneMillisecondBeforeTheLookbackIsNoTouch() {
    Totals totals =
        totals(
            view("v", "douyin", "live", NOON - 7 * DAY - 1),
            purchase("p", "taobao", "o1", NOON, 12_800));
    assertThat(day(totals, "taobao", Metric.LOOPS, "direct")).isEqualTo(1);
    assertThat(creditIn(totals, "taobao", "", "")).isEqualTo(12_800);
  }

  @Test
  void aMixedLoopCreditsItsLastTouch() {
    Totals totals =
        totals(
            view("a", "taobao", "browse", NOON - 2 * MINUTE),
            view("b", "douyin", "feed", NOON - MINUTE),
            cartAdd("c", "taobao", NOON - 1),
            purchase("p", "taobao", "o1", NOON, 500));
    assertThat(day(totals, "taobao", Metric.LOOPS, "mixed")).isEqualTo(1);
    assertThat(creditIn(totals, "taobao", "douyin", "feed")).isEqualTo(500);
    assertThat(creditIn(totals, "taobao", "taobao", "browse")).isZero();
  }

  @Test
  void theFirstPurchaseOfAnOrderCountsWhicheverArrivesFirst() {
    Totals totals =
        totals(
            purchase("late", "jd", "o1", NOON, 900), purchase("early", "jd", "o1", NOON - 1, 700));
    assertThat(day(totals, "jd", Metric.ORDERS)).isEqualTo(1);
    assertThat(day(totals, "jd", Metric.GROSS, "CNY")).isEqualTo(700);
    assertThat(day(totals, "jd", Metric.EVENTS, "purchase")).isEqualTo(2);
  }

  @Test
  void aRefundWaitsForItsPurchaseAndTakesNoMoreThanIsLeft() {
    Event first = refund("r1", "jd", "o1", NOON + DAY, cny(300));
    Event second = refund("r2", "jd", "o1", NOON + 2 * DAY, cny(300));
    Event foreign = refund("r3", "jd", "o1", NOON, new Money("JPY", 5));
    Totals waiting = totals(first, second);
    assertThat(day(waiting, "jd", Metric.UNMATCHED, "CNY")).isEqualTo(600);

    Totals matched = totals(first, second, foreign, purchase("p", "jd", "o1", NOON, 500));
    assertThat(day(matched, "jd", Metric.UNMATCHED, "CNY")).isZero();
    assertThat(day(matched, "jd", Metric.REFUNDED, "CNY")).isEqualTo(500);
    assertThat(day(matched, "jd", Metric.OVER_REFUNDED, "CNY")).isEqualTo(100);
    assertThat(day(matched, "jd", Metric.OVER_REFUNDED, "JPY")).isEqualTo(5);
    assertThat(creditIn(matched, "jd", "", "")).isZero();
    assertThat(day(matched, "jd", Metric.ORDERS)).isEqualTo(1);
  }

  @Test
  void anOrderWithoutAmountIsCountedAsUnvalued() {
    Totals totals = totals(unvalued("p", "taobao", "o1", NOON));
    assertThat(day(totals, "taobao", Metric.ORDERS)).isEqualTo(1);
    assertThat(day(totals, "taobao", Metric.UNVALUED)).isEqualTo(1);
    assertThat(day(totals, "taobao", Metric.CREDIT_IN_ORDERS, "last_touch", "", ""))
        .isEqualTo(1_000_000);
  }

  @Test
  void tipsAreEarnedWhereTheyHappen() {
    Totals totals =
        totals(view("v", "wechat", "moments", NOON), tip("t", "douyin", NOON + MINUTE, 66));
    assertThat(day(totals, "douyin", Metric.TIPS, "CNY")).isEqualTo(66);
    assertThat(creditIn(totals, "douyin", "douyin", "live")).isEqualTo(66);
  }

  @Test
  void ofTwoEventsWithOneIdTheSmallerStays() {
    Event bigger = purchase("p", "jd", "o1", NOON, 900);
    Event smaller = purchase("p", "jd", "o1", NOON, 100);
    assertThat(day(totals(bigger, smaller), "jd", Metric.GROSS, "CNY")).isEqualTo(100);
    assertThat(day(totals(smaller, bigger), "jd", Metric.GROSS, "CNY")).isEqualTo(100);
  }

  private static Totals totals(Event... events) {
    return Replay.totals(new Calendar(ZoneOffset.UTC), Attribution.DEFAULT, List.of(events));
  }

  private static long creditIn(Totals totals, String platform, String touch, String surface) {
    return day(totals, platform, Metric.CREDIT_IN, "last_touch", touch, surface, "CNY");
  }

  private static long day(Totals totals, String platform, Metric metric, String... dimensions) {
    return totals.total(Grain.DAY, platform, Measure.of(metric, dimensions));
  }
}
