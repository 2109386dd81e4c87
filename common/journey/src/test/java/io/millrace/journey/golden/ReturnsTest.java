package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.message;
import static io.millrace.journey.testing.Events.productView;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.time;
import static io.millrace.journey.testing.Events.tip;
import static io.millrace.journey.testing.Events.unvalued;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import org.junit.jupiter.api.Test;

/** Purchases that feed traffic back to their platform. */
class ReturnsTest extends GoldenTest {
  private static final Event PURCHASE = purchase("p", "taobao", "o1", NOON, 100);

  ReturnsTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void aReturnComesAfterThePurchaseAndWithinADay() {
    assertThat(returns(PURCHASE, view("v", "taobao", "browse", NOON - 1))).isZero();
    assertThat(returns(PURCHASE, view("v", "taobao", "browse", NOON))).isZero();
    assertThat(returns(PURCHASE, view("v", "taobao", "browse", NOON + 1))).isEqualTo(1);
    assertThat(returns(PURCHASE, view("v", "taobao", "browse", NOON + DAY))).isEqualTo(1);
    assertThat(returns(PURCHASE, view("v", "taobao", "browse", NOON + DAY + 1))).isZero();
  }

  @Test
  void contentAndSocialEventsAreReturnsAndCommerceIsNot() {
    assertThat(returns(PURCHASE, message("m", "taobao", NOON + 1))).isEqualTo(1);
    assertThat(returns(PURCHASE, productView("v", "taobao", NOON + 1))).isZero();
    assertThat(returns(PURCHASE, tip("t", "taobao", NOON + 1, 66))).isZero();
  }

  @Test
  void trafficElsewhereIsNoReturn() {
    assertThat(returns(PURCHASE, view("v", "douyin", "feed", NOON + 1))).isZero();
  }

  @Test
  void aPurchaseReturnsOnceHoweverOftenTheVisitorDoes() {
    assertThat(
            returns(
                PURCHASE,
                view("v", "taobao", "browse", NOON + 1),
                view("w", "taobao", "browse", NOON + HOUR)))
        .isEqualTo(1);
  }

  @Test
  void oneEventIsAReturnToEveryPurchaseOfTheDayBefore() {
    assertThat(
            returns(
                PURCHASE,
                unvalued("q", "taobao", "o2", NOON + HOUR),
                view("v", "taobao", "browse", NOON + 2 * HOUR)))
        .isEqualTo(2);
  }

  @Test
  void repeatsOfAnOrderDoNotCount() {
    assertThat(
            returns(
                purchase("early", "taobao", "o1", NOON - WEEK, 100),
                PURCHASE,
                view("v", "taobao", "browse", NOON + 1)))
        .isZero();
  }

  @Test
  void aReturnBelongsToTheWindowOfThePurchase() {
    long midnight = time("2026-11-24T00:00:00Z");
    Totals totals =
        totals(
            purchase("p", "taobao", "o1", midnight - 1, 100),
            view("v", "taobao", "browse", midnight + HOUR));
    assertThat(cellOfDay(totals, Kind.MONEY, "taobao", midnight - 1))
        .containsEntry(Measure.of(Metric.RETURNS), 1L);
    assertThat(cellOfDay(totals, Kind.MONEY, "taobao", midnight)).isEmpty();
  }

  private long returns(Event... events) {
    return day(totals(events), "taobao", Metric.RETURNS);
  }
}
