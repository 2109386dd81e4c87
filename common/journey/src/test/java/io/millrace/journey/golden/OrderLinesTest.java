package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.purchaseOfLine;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.unvalued;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The amount of an order: the first purchase with an amount of each of its lines. */
class OrderLinesTest extends GoldenTest {

  OrderLinesTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void theFirstPurchaseWithAnAmountDecidesTheAmountAndTheFirstPurchaseTheTime() {
    Totals totals =
        totals(
            unvalued("pixel", "taobao", "o1", NOON), purchase("server", "taobao", "o1", NOON, 9));

    assertThat(cellOfDay(totals, Kind.MONEY, "taobao", NOON))
        .containsEntry(Measure.of(Metric.ORDERS), 1L)
        .containsEntry(Measure.of(Metric.GROSS, "CNY"), 9L)
        .doesNotContainKey(Measure.of(Metric.UNVALUED));
  }

  @Test
  void anAmountThatComesLaterIsBookedAtTheTimeOfTheFirstPurchase() {
    Totals totals =
        totals(
            unvalued("pixel", "taobao", "o1", NOON),
            view("between", "douyin", "feed", NOON + HOUR),
            purchase("server", "taobao", "o1", NOON + DAY, 9));

    assertThat(cellOfDay(totals, Kind.MONEY, "taobao", NOON))
        .containsEntry(Measure.of(Metric.GROSS, "CNY"), 9L);
    assertThat(cellOfDay(totals, Kind.MONEY, "taobao", NOON + DAY)).isEmpty();
    assertThat(credit(totals, Model.LAST_TOUCH, "", "", "taobao")).isEqualTo(9);
  }

  @Test
  void theLinesOfAnOrderAddUpAndARepeatedLineCountsOnce() {
    Totals totals =
        totals(
            view("v", "douyin", "feed", NOON - HOUR),
            purchaseOfLine("1", "taobao", "o1", "a", NOON, cny(60)),
            purchaseOfLine("2", "taobao", "o1", "b", NOON, cny(40)),
            purchaseOfLine("3", "taobao", "o1", "b", NOON + MINUTE, cny(45)));

    assertThat(day(totals, "taobao", Metric.ORDERS)).isEqualTo(1);
    assertThat(day(totals, "taobao", Metric.GROSS, "CNY")).isEqualTo(100);
    assertThat(credit(totals, Model.LINEAR, "douyin", "feed", "taobao")).isEqualTo(100);
    assertThat(microOrders(totals, Model.LINEAR, "douyin", "feed", "taobao")).isEqualTo(1_000_000);
  }

  @Test
  void aPurchaseWithoutALineIsALineOfItsOwn() {
    Totals totals =
        totals(
            purchase("whole", "taobao", "o1", NOON, 100),
            purchaseOfLine("1", "taobao", "o1", "a", NOON, cny(60)));

    assertThat(day(totals, "taobao", Metric.GROSS, "CNY")).isEqualTo(160);
  }

  @Test
  void aLineInAnotherCurrencyChangesNoMoneyAndIsCounted() {
    Totals totals =
        totals(
            purchaseOfLine("1", "taobao", "o1", "a", NOON, cny(60)),
            purchaseOfLine("2", "taobao", "o1", "b", NOON + DAY, new Money("USD", 40)));

    assertThat(day(totals, "taobao", Metric.GROSS, "CNY")).isEqualTo(60);
    assertThat(cellOfDay(totals, Kind.MONEY, "taobao", NOON + DAY))
        .isEqualTo(Map.of(Measure.of(Metric.OTHER_CURRENCY), 1L));
  }

  @Test
  void refundsAreOfTheWholeOrder() {
    Totals totals =
        totals(
            purchaseOfLine("1", "taobao", "o1", "a", NOON, cny(60)),
            purchaseOfLine("2", "taobao", "o1", "b", NOON, cny(40)),
            refund("r", "taobao", "o1", NOON + HOUR, cny(70)),
            refund("s", "taobao", "o1", NOON + DAY, cny(50)));

    assertThat(day(totals, "taobao", Metric.REFUNDED, "CNY")).isEqualTo(100);
    assertThat(day(totals, "taobao", Metric.OVER_REFUNDED, "CNY")).isEqualTo(20);
    assertThat(credit(totals, Model.LAST_TOUCH, "", "", "taobao")).isZero();
  }

  @Test
  void anOrderOfManyLargeLinesIsExact() {
    Event[] lines = new Event[256];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = purchaseOfLine("e" + i, "taobao", "o1", "l" + i, NOON + i, cny(Money.LIMIT - 1));
    }

    Totals totals = totals(lines);

    assertThat(day(totals, "taobao", Metric.GROSS, "CNY")).isEqualTo(256 * (Money.LIMIT - 1));
    assertThat(credit(totals, Model.TIME_DECAY, "", "", "taobao"))
        .isEqualTo(256 * (Money.LIMIT - 1));
  }
}
