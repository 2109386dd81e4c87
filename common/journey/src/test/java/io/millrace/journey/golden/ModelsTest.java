package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.tip;
import static io.millrace.journey.testing.Events.unvalued;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How money and orders are shared among touches. */
class ModelsTest extends GoldenTest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  ModelsTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void everyModelSharesFourTouchesItsOwnWay() {
    long[] ages = {3 * DAY, 2 * DAY, DAY, 0};
    assertThat(shares(Model.LAST_TOUCH, 1_500, ages)).containsExactly(0, 0, 0, 1_500);
    assertThat(shares(Model.FIRST_TOUCH, 1_500, ages)).containsExactly(1_500, 0, 0, 0);
    assertThat(shares(Model.LINEAR, 1_500, ages)).containsExactly(375, 375, 375, 375);
    assertThat(shares(Model.TIME_DECAY, 1_500, ages)).containsExactly(100, 200, 400, 800);
    assertThat(shares(Model.POSITION, 1_500, ages)).containsExactly(600, 150, 150, 600);
  }

  @Test
  void positionGivesTheEndsFortyPercentEach() {
    assertThat(shares(Model.POSITION, 100, HOUR)).containsExactly(100);
    assertThat(shares(Model.POSITION, 100, 2 * HOUR, HOUR)).containsExactly(50, 50);
    assertThat(shares(Model.POSITION, 100, 3 * HOUR, 2 * HOUR, HOUR)).containsExactly(40, 20, 40);
    assertThat(shares(Model.POSITION, 300, 5 * HOUR, 4 * HOUR, 3 * HOUR, 2 * HOUR, HOUR))
        .containsExactly(120, 20, 20, 20, 120);
  }

  @Test
  void whatRoundingLeavesGoesToTheLargestRemaindersAndToTheLaterOfEqualOnes() {
    long[] three = {3 * HOUR, 2 * HOUR, HOUR};
    long[] four = {4 * HOUR, 3 * HOUR, 2 * HOUR, HOUR};
    assertThat(shares(Model.LINEAR, 100, three)).containsExactly(33, 33, 34);
    assertThat(shares(Model.LINEAR, 2, four)).containsExactly(0, 0, 1, 1);
    // 1.2, 0.6 and 1.2 of three
    assertThat(shares(Model.POSITION, 3, three)).containsExactly(1, 1, 1);
    // 0.4, 0.2 and 0.4 of one
    assertThat(shares(Model.POSITION, 1, three)).containsExactly(0, 0, 1);
  }

  @Test
  void theLargestAmountIsSharedToTheLastUnit() {
    // 39 999 999 999.6, 19 999 999 999.8 and 39 999 999 999.6
    assertThat(shares(Model.POSITION, 99_999_999_999L, 3 * HOUR, 2 * HOUR, HOUR))
        .containsExactly(39_999_999_999L, 20_000_000_000L, 40_000_000_000L);
  }

  @Test
  void timeDecayRoundsItsWeightsAndForgetsNoTouch() {
    assertThat(decayByTheHour(65_536 + 1, WEEK, 0)).containsExactly(1, 65_536);
    // 65 536 * 2^-14.5 = 2.83
    assertThat(decayByTheHour(65_536 + 3, 14 * HOUR + 30 * MINUTE, 0)).containsExactly(3, 65_536);
    // 65 536 * 2^-0.5 = 46 340.95
    assertThat(decayByTheHour(65_536 + 46_341, 30 * MINUTE, 0)).containsExactly(46_341, 65_536);
  }

  @Test
  void timeDecayMeasuresToTheEndOfATouch() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON - DAY - 30 * MINUTE),
            view("b", "douyin", "feed", NOON - DAY),
            view("c", "douyin", "live", NOON),
            purchase("p", "taobao", "o1", NOON, 300));
    assertThat(credit(totals, Model.TIME_DECAY, "douyin", "feed", "taobao")).isEqualTo(100);
    assertThat(credit(totals, Model.TIME_DECAY, "douyin", "live", "taobao")).isEqualTo(200);
  }

  @Test
  void ordersAreSharedInMillionths() {
    Totals totals = orderAfter(purchaseOf(1), A_DAY, 3 * HOUR, 2 * HOUR, HOUR);
    assertThat(orderShares(totals, Model.LINEAR, 3)).containsExactly(333_333, 333_333, 333_334);
    assertThat(orderShares(totals, Model.POSITION, 3)).containsExactly(400_000, 200_000, 400_000);
    assertThat(orderShares(totals, Model.FIRST_TOUCH, 3)).containsExactly(1_000_000, 0, 0);
    assertThat(orderShares(totals, Model.LAST_TOUCH, 3)).containsExactly(0, 0, 1_000_000);
  }

  @Test
  void ordersWithoutAmountAreSharedToo() {
    Totals totals = orderAfter(unvalued("p", "taobao", "o1", NOON), A_DAY, HOUR, MINUTE);
    assertThat(orderShares(totals, Model.LINEAR, 2)).containsExactly(500_000, 500_000);
    assertThat(sharesOfMoney(totals, Model.LINEAR, 2)).containsExactly(0, 0);
  }

  @ParameterizedTest
  @EnumSource
  void aTouchElsewhereEarnsOnBothSides(Model model) {
    Totals totals = orderAfter(purchaseOf(500), A_DAY, HOUR);
    assertThat(credit(totals, model, "douyin", "s0", "taobao")).isEqualTo(500);
    assertThat(day(totals, "douyin", Metric.CREDIT_OUT, model.id(), "s0", "taobao", "CNY"))
        .isEqualTo(500);
    assertThat(microOrders(totals, model, "douyin", "s0", "taobao")).isEqualTo(1_000_000);
    assertThat(day(totals, "douyin", Metric.CREDIT_OUT_ORDERS, model.id(), "s0", "taobao"))
        .isEqualTo(1_000_000);
  }

  @Test
  void aTouchOnThePlatformItselfEarnsOnOneSide() {
    Totals totals =
        totals(view("v", "taobao", "browse", NOON), purchase("p", "taobao", "o1", NOON, 500));
    assertThat(cellOfDay(totals, Kind.CREDIT, "taobao", NOON).keySet())
        .extracting(Measure::metric)
        .containsOnly(Metric.CREDIT_IN, Metric.CREDIT_IN_ORDERS, Metric.NEW_BUYERS_IN);
  }

  @ParameterizedTest
  @EnumSource
  void withoutATouchTheCreditIsDirect(Model model) {
    Totals totals = totals(purchaseOf(500));
    assertThat(credit(totals, model, "", "", "taobao")).isEqualTo(500);
    assertThat(microOrders(totals, model, "", "", "taobao")).isEqualTo(1_000_000);
    assertThat(day(totals, "taobao", Metric.LOOPS, "direct")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void tipsAreCreditedToTheirOwnSurfaceAndAreNoOrder(Model model) {
    Totals totals = totals(view("v", "wechat", "moments", NOON), tip("t", "douyin", NOON, 66));
    assertThat(credit(totals, model, "douyin", "live", "douyin")).isEqualTo(66);
    assertThat(microOrders(totals, model, "douyin", "live", "douyin")).isZero();
    assertThat(credit(totals, model, "wechat", "moments", "douyin")).isZero();
  }

  /** Shares of that many cents among touches of those ages, each on a surface of its own. */
  private long[] shares(Model model, long cents, long... ages) {
    return sharesOfMoney(orderAfter(purchaseOf(cents), A_DAY, ages), model, ages.length);
  }

  private long[] decayByTheHour(long cents, long... ages) {
    Totals totals = orderAfter(purchaseOf(cents), AN_HOUR, ages);
    return sharesOfMoney(totals, Model.TIME_DECAY, ages.length);
  }

  private Totals orderAfter(Event purchase, Duration halfLife, long... ages) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < ages.length; i++) {
      events.add(view("v" + i, "douyin", "s" + i, NOON - ages[i]));
    }
    events.add(purchase);
    return totals(UTC, halfLife, events);
  }

  private static Event purchaseOf(long cents) {
    return purchase("p", "taobao", "o1", NOON, cents);
  }

  private static long[] sharesOfMoney(Totals totals, Model model, int touches) {
    return IntStream.range(0, touches)
        .mapToLong(i -> credit(totals, model, "douyin", "s" + i, "taobao"))
        .toArray();
  }

  private static long[] orderShares(Totals totals, Model model, int touches) {
    return IntStream.range(0, touches)
        .mapToLong(i -> microOrders(totals, model, "douyin", "s" + i, "taobao"))
        .toArray();
  }
}
