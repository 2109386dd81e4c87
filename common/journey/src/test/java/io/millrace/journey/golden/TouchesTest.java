package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.cartAdd;
import static io.millrace.journey.testing.Events.post;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is one touch, and what is none; linear credit tells how many there are. */
class TouchesTest extends GoldenTest {

  TouchesTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void leavingASurfaceAndComingBackMakesThreeTouches() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - 3 * MINUTE),
            view("b", "douyin", "live", NOON - 2 * MINUTE),
            view("c", "douyin", "feed", NOON - MINUTE),
            purchase("p", "taobao", "o1", NOON, 300));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(200);
    assertThat(linear(totals, "douyin", "live")).isEqualTo(100);
  }

  @Test
  void aPauseOfThirtyMinutesIsPartOfATouch() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - 3 * HOUR),
            view("b", "douyin", "feed", NOON - 3 * HOUR + 30 * MINUTE),
            view("c", "douyin", "live", NOON),
            purchase("p", "taobao", "o1", NOON, 600));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(300);
    assertThat(linear(totals, "douyin", "live")).isEqualTo(300);
  }

  @Test
  void aLongerPauseBeginsAnotherTouch() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - 3 * HOUR),
            view("b", "douyin", "feed", NOON - 3 * HOUR + 30 * MINUTE + 1),
            view("c", "douyin", "live", NOON),
            purchase("p", "taobao", "o1", NOON, 600));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(400);
    assertThat(linear(totals, "douyin", "live")).isEqualTo(200);
  }

  @Test
  void pausesAreMeasuredFromEventToEvent() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - 3 * HOUR),
            view("b", "douyin", "feed", NOON - 3 * HOUR + 20 * MINUTE),
            view("c", "douyin", "feed", NOON - 3 * HOUR + 40 * MINUTE),
            view("d", "douyin", "live", NOON),
            purchase("p", "taobao", "o1", NOON, 600));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(300);
  }

  @Test
  void aLateEventJoinsTwoTouchesToOne() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - 3 * HOUR),
            view("c", "douyin", "feed", NOON - 3 * HOUR + 40 * MINUTE),
            view("d", "douyin", "live", NOON),
            purchase("p", "taobao", "o1", NOON, 600),
            view("b", "douyin", "feed", NOON - 3 * HOUR + 20 * MINUTE));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(300);
  }

  @Test
  void contentAndSocialEventsMakeOneTouchAndCommerceDoesNotBreakIt() {
    Totals totals =
        totals(
            view("a", "wechat", "moments", NOON - 5 * MINUTE),
            cartAdd("b", "taobao", NOON - 4 * MINUTE),
            post("c", "wechat", "moments", NOON - 3 * MINUTE),
            view("d", "wechat", "channels", NOON - 2 * MINUTE),
            purchase("p", "taobao", "o1", NOON, 600));
    assertThat(linear(totals, "wechat", "moments")).isEqualTo(300);
    assertThat(linear(totals, "wechat", "channels")).isEqualTo(300);
  }

  @Test
  void aSurfaceOfTheSameNameElsewhereIsAnotherTouch() {
    Totals totals =
        totals(
            view("a", "douyin", "live", NOON - 2 * MINUTE),
            view("b", "kuaishou", "live", NOON - MINUTE),
            purchase("p", "taobao", "o1", NOON, 600));
    assertThat(linear(totals, "douyin", "live")).isEqualTo(300);
    assertThat(linear(totals, "kuaishou", "live")).isEqualTo(300);
  }

  @Test
  void theLookbackIncludesBothItsEnds() {
    Totals totals =
        totals(
            view("a", "douyin", "shop", NOON - WEEK - 1),
            view("b", "douyin", "feed", NOON - WEEK),
            view("c", "douyin", "live", NOON),
            view("d", "douyin", "search", NOON + 1),
            purchase("p", "taobao", "o1", NOON, 600));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(300);
    assertThat(linear(totals, "douyin", "live")).isEqualTo(300);
  }

  @Test
  void moneyDoesNotUseATouchUp() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - HOUR),
            purchase("p", "taobao", "o1", NOON, 600),
            purchase("q", "taobao", "o2", NOON + HOUR, 700));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(1_300);
    assertThat(day(totals, "taobao", Metric.LOOPS, "external")).isEqualTo(2);
  }

  @Test
  void theLatest256TouchesAreCreditedButAllDecideTheKindAndTheTime() {
    List<Event> events = new ArrayList<>();
    events.add(view("oldest", "taobao", "browse", NOON - 6 * DAY));
    for (int i = 0; i < 256; i++) {
      String surface = i % 2 == 0 ? "feed" : "live";
      events.add(view("v" + i, "douyin", surface, NOON - DAY + i * MINUTE));
    }
    events.add(purchase("p", "taobao", "o1", NOON, 256));
    Totals totals = totals(events.toArray(Event[]::new));
    assertThat(linear(totals, "douyin", "feed")).isEqualTo(128);
    assertThat(linear(totals, "douyin", "live")).isEqualTo(128);
    assertThat(linear(totals, "taobao", "browse")).isZero();
    assertThat(credit(totals, Model.FIRST_TOUCH, "douyin", "feed", "taobao")).isEqualTo(256);
    assertThat(day(totals, "taobao", Metric.LOOPS, "mixed")).isEqualTo(1);
    // 518 400 seconds; from the first credited touch they would be 86 400, 17 bits.
    assertThat(day(totals, "taobao", Metric.SECONDS_TO_MONEY, "19")).isEqualTo(1);
  }

  @Test
  void with256TouchesTheOldestIsCredited() {
    List<Event> events = new ArrayList<>();
    events.add(view("oldest", "taobao", "browse", NOON - 6 * DAY));
    for (int i = 0; i < 255; i++) {
      String surface = i % 2 == 0 ? "feed" : "live";
      events.add(view("v" + i, "douyin", surface, NOON - DAY + i * MINUTE));
    }
    events.add(purchase("p", "taobao", "o1", NOON, 256));
    Totals totals = totals(events.toArray(Event[]::new));
    assertThat(linear(totals, "taobao", "browse")).isEqualTo(1);
    assertThat(credit(totals, Model.FIRST_TOUCH, "taobao", "browse", "taobao")).isEqualTo(256);
  }

  private static long linear(Totals totals, String touchPlatform, String touchSurface) {
    return credit(totals, Model.LINEAR, touchPlatform, touchSurface, "taobao");
  }
}
