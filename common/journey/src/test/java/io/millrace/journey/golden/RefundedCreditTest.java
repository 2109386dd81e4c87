package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.Money;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refund takes from every touch what its share of the rest is less than its share before. */
class RefundedCreditTest extends GoldenTest {

  RefundedCreditTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void aRefundTakesTheDifferenceOfSharesBeforeAndAfterInItsOwnWindow() {
    Totals totals =
        orderOf100With(
            refund("r1", "taobao", "o1", NOON + DAY, cny(1)),
            refund("r2", "taobao", "o1", NOON + 2 * DAY, cny(1)));
    assertThat(linearOnDay(totals, NOON)).containsExactly(33L, 33L, 34L);
    assertThat(linearOnDay(totals, NOON + DAY)).containsExactly(0L, 0L, -1L);
    assertThat(linearOnDay(totals, NOON + 2 * DAY)).containsExactly(-1L, 0L, 0L);
    assertThat(refundedOnDay(totals, NOON)).containsExactly(0L, 0L, 0L);
    assertThat(refundedOnDay(totals, NOON + DAY)).containsExactly(0L, 0L, 1L);
    assertThat(refundedOnDay(totals, NOON + 2 * DAY)).containsExactly(1L, 0L, 0L);
  }

  /**
   * 100 is 40 for the first, 20 for the middle and 40 for the last touch. What is left, 7, is 3, 1
   * and 3: of 2.8, 1.4 and 2.8 both remainders of 0.8 are rounded up.
   */
  @Test
  void whatRefundsTookIsTheCreditBeforeWithoutTheCreditAfter() {
    Totals totals =
        orderOf100With(
            refund("r1", "taobao", "o1", NOON + DAY, cny(93)),
            refund("r2", "taobao", "o1", NOON + DAY + 1, cny(7)));
    Measure first = Measure.of(Metric.REFUNDED_OUT, "position", "a", "taobao", "CNY");
    Measure middle = Measure.of(Metric.REFUNDED_OUT, "position", "b", "taobao", "CNY");
    Measure last = Measure.of(Metric.REFUNDED_OUT, "position", "c", "taobao", "CNY");
    assertThat(cellOfDay(totals, Kind.CREDIT, "douyin", NOON + DAY))
        .containsEntry(first, 40L)
        .containsEntry(middle, 20L)
        .containsEntry(last, 40L);
    Totals once = orderOf100With(refund("r1", "taobao", "o1", NOON + DAY, cny(93)));
    assertThat(cellOfDay(once, Kind.CREDIT, "douyin", NOON + DAY))
        .containsEntry(first, 37L)
        .containsEntry(middle, 19L)
        .containsEntry(last, 37L);
  }

  @Test
  void refundsOfTheOwnPlatformAreTakenAtHomeOnly() {
    Totals totals =
        totals(
            view("v", "taobao", "search", NOON - HOUR),
            purchase("p", "taobao", "o1", NOON, 100),
            refund("r", "taobao", "o1", NOON + DAY, cny(40)));
    for (Model model : Model.values()) {
      assertThat(refunded(totals, model, "taobao", "search")).isEqualTo(40);
    }
    assertThat(cellOfDay(totals, Kind.CREDIT, "taobao", NOON + DAY).keySet())
        .extracting(Measure::metric)
        .containsOnly(Metric.CREDIT_IN, Metric.REFUNDED_IN);
  }

  @Test
  void refundsMayArriveInAnyOrder() {
    Totals totals =
        orderOf100With(
            refund("r2", "taobao", "o1", NOON + 2 * DAY, cny(1)),
            refund("r1", "taobao", "o1", NOON + DAY, cny(1)));
    assertThat(linearOnDay(totals, NOON + DAY)).containsExactly(0L, 0L, -1L);
    assertThat(linearOnDay(totals, NOON + 2 * DAY)).containsExactly(-1L, 0L, 0L);
    assertThat(refundedOnDay(totals, NOON + DAY)).containsExactly(0L, 0L, 1L);
    assertThat(refundedOnDay(totals, NOON + 2 * DAY)).containsExactly(1L, 0L, 0L);
  }

  @ParameterizedTest
  @EnumSource
  void aFullRefundLeavesZerosAndTheOrder(Model model) {
    Totals totals =
        orderOf100With(
            refund("r1", "taobao", "o1", NOON + 1, cny(37)),
            refund("r2", "taobao", "o1", NOON + 2, cny(63)));
    assertThat(cellOfDay(totals, Kind.CREDIT, "taobao", NOON).keySet())
        .extracting(Measure::metric)
        .containsOnly(Metric.CREDIT_IN_ORDERS, Metric.NEW_BUYERS_IN, Metric.REFUNDED_IN);
    assertThat(cellOfDay(totals, Kind.CREDIT, "douyin", NOON).keySet())
        .extracting(Measure::metric)
        .containsOnly(Metric.CREDIT_OUT_ORDERS, Metric.NEW_BUYERS_OUT, Metric.REFUNDED_OUT);
    long orders =
        Stream.of("a", "b", "c")
            .mapToLong(surface -> microOrders(totals, model, "douyin", surface, "taobao"))
            .sum();
    assertThat(orders).isEqualTo(1_000_000);
  }

  @Test
  void aRefundIsTakenBackOnBothSides() {
    Totals totals = orderOf100With(refund("r", "taobao", "o1", NOON + DAY, cny(40)));
    Measure out = Measure.of(Metric.CREDIT_OUT, "last_touch", "c", "taobao", "CNY");
    assertThat(cellOfDay(totals, Kind.CREDIT, "douyin", NOON)).containsEntry(out, 100L);
    Measure taken = Measure.of(Metric.REFUNDED_OUT, "last_touch", "c", "taobao", "CNY");
    assertThat(cellOfDay(totals, Kind.CREDIT, "douyin", NOON + DAY))
        .containsEntry(out, -40L)
        .containsEntry(taken, 40L);
  }

  @Test
  void directMoneyIsTakenBackFromNobody() {
    Totals totals =
        totals(
            purchase("p", "taobao", "o1", NOON, 100),
            refund("r", "taobao", "o1", NOON + DAY, cny(40)));
    assertThat(credit(totals, Model.POSITION, "", "", "taobao")).isEqualTo(60);
    assertThat(refunded(totals, Model.POSITION, "", "")).isEqualTo(40);
  }

  @Test
  void aRefundOfTooMuchTakesWhatIsLeft() {
    Totals totals = orderOf100With(refund("r", "taobao", "o1", NOON + DAY, cny(150)));
    assertThat(linearOnDay(totals, NOON + DAY)).containsExactly(-33L, -33L, -34L);
    assertThat(refundedOnDay(totals, NOON + DAY)).containsExactly(33L, 33L, 34L);
    assertThat(day(totals, "taobao", Metric.OVER_REFUNDED, "CNY")).isEqualTo(50);
  }

  @Test
  void aRefundInAnotherCurrencyTakesNoCredit() {
    Totals totals = orderOf100With(refund("r", "taobao", "o1", NOON + DAY, new Money("JPY", 40)));
    assertThat(cellOfDay(totals, Kind.CREDIT, "taobao", NOON + DAY)).isEmpty();
    assertThat(credit(totals, Model.LAST_TOUCH, "douyin", "c", "taobao")).isEqualTo(100);
  }

  @Test
  void aRefundStampedBeforeItsPurchaseTakesItsCreditThere() {
    Totals totals = orderOf100With(refund("r", "taobao", "o1", NOON - DAY, cny(1)));
    assertThat(linearOnDay(totals, NOON - DAY)).containsExactly(0L, 0L, -1L);
    assertThat(refundedOnDay(totals, NOON - DAY)).containsExactly(0L, 0L, 1L);
    assertThat(linearOnDay(totals, NOON)).containsExactly(33L, 33L, 34L);
  }

  @Test
  void lateTrafficChangesTheCreditOfTheRefundToo() {
    Totals totals =
        totals(
            purchase("p", "taobao", "o1", NOON, 100),
            refund("r", "taobao", "o1", NOON + DAY, cny(40)),
            view("late", "douyin", "a", NOON - HOUR));
    assertThat(linearOnDay(totals, NOON + DAY)).containsExactly(-40L, 0L, 0L);
    assertThat(refundedOnDay(totals, NOON + DAY)).containsExactly(40L, 0L, 0L);
    assertThat(credit(totals, Model.LINEAR, "", "", "taobao")).isZero();
    assertThat(refunded(totals, Model.LINEAR, "", "")).isZero();
  }

  /** An order of 100 after three touches, on the surfaces a, b and c of another platform. */
  private Totals orderOf100With(Event... refunds) {
    List<Event> events = new ArrayList<>(List.of(refunds));
    events.add(view("a", "douyin", "a", NOON - 3 * HOUR));
    events.add(view("b", "douyin", "b", NOON - 2 * HOUR));
    events.add(view("c", "douyin", "c", NOON - HOUR));
    events.add(purchase("p", "taobao", "o1", NOON, 100));
    return totals(events.toArray(Event[]::new));
  }

  /** Yuan cents that refunds on taobao took from touches on a surface, over all days. */
  private static long refunded(
      Totals totals, Model model, String touchPlatform, String touchSurface) {
    return day(
        totals, "taobao", Metric.REFUNDED_IN, model.id(), touchPlatform, touchSurface, "CNY");
  }

  private static List<Long> linearOnDay(Totals totals, long at) {
    return linearOnDay(totals, Metric.CREDIT_IN, at);
  }

  private static List<Long> refundedOnDay(Totals totals, long at) {
    return linearOnDay(totals, Metric.REFUNDED_IN, at);
  }

  private static List<Long> linearOnDay(Totals totals, Metric metric, long at) {
    return Stream.of("a", "b", "c")
        .map(surface -> Measure.of(metric, "linear", "douyin", surface, "CNY"))
        .map(measure -> cellOfDay(totals, Kind.CREDIT, "taobao", at).getOrDefault(measure, 0L))
        .toList();
  }
}
