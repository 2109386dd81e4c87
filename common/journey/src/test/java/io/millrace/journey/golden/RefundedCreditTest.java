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
  }

  @Test
  void refundsMayArriveInAnyOrder() {
    Totals totals =
        orderOf100With(
            refund("r2", "taobao", "o1", NOON + 2 * DAY, cny(1)),
            refund("r1", "taobao", "o1", NOON + DAY, cny(1)));
    assertThat(linearOnDay(totals, NOON + DAY)).containsExactly(0L, 0L, -1L);
    assertThat(linearOnDay(totals, NOON + 2 * DAY)).containsExactly(-1L, 0L, 0L);
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
        .containsOnly(Metric.CREDIT_IN_ORDERS);
    assertThat(cellOfDay(totals, Kind.CREDIT, "douyin", NOON).keySet())
        .extracting(Measure::metric)
        .containsOnly(Metric.CREDIT_OUT_ORDERS);
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
    assertThat(cellOfDay(totals, Kind.CREDIT, "douyin", NOON + DAY)).containsEntry(out, -40L);
  }

  @Test
  void directMoneyIsTakenBackFromNobody() {
    Totals totals =
        totals(
            purchase("p", "taobao", "o1", NOON, 100),
            refund("r", "taobao", "o1", NOON + DAY, cny(40)));
    assertThat(credit(totals, Model.POSITION, "", "", "taobao")).isEqualTo(60);
  }

  @Test
  void aRefundOfTooMuchTakesWhatIsLeft() {
    Totals totals = orderOf100With(refund("r", "taobao", "o1", NOON + DAY, cny(150)));
    assertThat(linearOnDay(totals, NOON + DAY)).containsExactly(-33L, -33L, -34L);
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
    assertThat(credit(totals, Model.LINEAR, "", "", "taobao")).isZero();
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

  private static List<Long> linearOnDay(Totals totals, long at) {
    return Stream.of("a", "b", "c")
        .map(surface -> Measure.of(Metric.CREDIT_IN, "linear", "douyin", surface, "CNY"))
        .map(measure -> cellOfDay(totals, Kind.CREDIT, "taobao", at).getOrDefault(measure, 0L))
        .toList();
  }
}
