package io.millrace.journey.golden;

import static io.millrace.journey.testing.Events.BEN;
import static io.millrace.journey.testing.Events.cartAdd;
import static io.millrace.journey.testing.Events.cny;
import static io.millrace.journey.testing.Events.message;
import static io.millrace.journey.testing.Events.productView;
import static io.millrace.journey.testing.Events.purchase;
import static io.millrace.journey.testing.Events.refund;
import static io.millrace.journey.testing.Events.tip;
import static io.millrace.journey.testing.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.FunnelStage;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Distinct visitors on the way to a purchase, and distinct buyers. */
class FunnelTest extends GoldenTest {

  FunnelTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void everyEventReachesTheStageOfItsType() {
    Totals totals =
        totals(
            message("a", "jd", NOON),
            productView("b", "jd", NOON + 1),
            cartAdd("c", "jd", NOON + 2),
            purchase("d", "jd", "o1", NOON + 3, 100));
    assertThat(cellOfDay(totals, Kind.FUNNEL, "jd", NOON))
        .isEqualTo(
            Map.of(
                reached(FunnelStage.SEEN), 1L,
                reached(FunnelStage.PRODUCT_VIEW), 1L,
                reached(FunnelStage.CART_ADD), 1L,
                reached(FunnelStage.PURCHASE), 1L));
  }

  @Test
  void aStageIsReachedWithoutThoseBefore() {
    Totals totals = totals(purchase("d", "jd", "o1", NOON, 100));
    assertThat(cellOfDay(totals, Kind.FUNNEL, "jd", NOON))
        .isEqualTo(Map.of(reached(FunnelStage.PURCHASE), 1L));
  }

  @Test
  void aVisitorCountsOnceInEachWindowAndOnEachPlatform() {
    Totals totals =
        totals(
            view("a", "douyin", "feed", NOON),
            view("b", "douyin", "live", NOON + 1),
            view("c", "douyin", "feed", NOON + DAY),
            view("d", "kuaishou", "feed", NOON));
    assertThat(day(totals, "douyin", Metric.REACHED, "seen")).isEqualTo(2);
    assertThat(month(totals, "douyin", Metric.REACHED, "seen")).isEqualTo(1);
    assertThat(month(totals, "kuaishou", Metric.REACHED, "seen")).isEqualTo(1);
  }

  @Test
  void everyVisitorCounts() {
    Totals totals =
        totals(view("a", "douyin", "feed", NOON), view(BEN, "b", "douyin", NOON + MINUTE));
    assertThat(day(totals, "douyin", Metric.REACHED, "seen")).isEqualTo(2);
    assertThat(day(totals, "douyin", Metric.VISITORS)).isEqualTo(2);
  }

  @Test
  void tipsAndRefundsAreNoStage() {
    Totals totals =
        totals(tip("t", "douyin", NOON, 66), refund("r", "douyin", "o1", NOON, cny(100)));
    assertThat(totals.cells().keySet()).noneMatch(cell -> cell.kind() == Kind.FUNNEL);
  }

  @Test
  void aRepeatOfAnOrderMakesABuyerOfItsDayButNoOrder() {
    Totals totals =
        totals(
            purchase("p", "jd", "o1", NOON, 100),
            purchase("q", "jd", "o1", NOON + DAY, 100),
            purchase("r", "jd", "o1", NOON + DAY + 1, 100));
    assertThat(day(totals, "jd", Metric.BUYERS)).isEqualTo(2);
    assertThat(month(totals, "jd", Metric.BUYERS)).isEqualTo(1);
    assertThat(day(totals, "jd", Metric.REACHED, "purchase")).isEqualTo(2);
    assertThat(day(totals, "jd", Metric.ORDERS)).isEqualTo(1);
  }

  @Test
  void buyersAreNotCountedByMinute() {
    Totals totals = totals(purchase("p", "jd", "o1", NOON, 100));
    assertThat(totals.total(Grain.HOUR, "jd", Measure.of(Metric.BUYERS))).isEqualTo(1);
    assertThat(totals.total(Grain.MINUTE, "jd", Measure.of(Metric.BUYERS))).isZero();
  }

  private static Measure reached(FunnelStage stage) {
    return Measure.of(Metric.REACHED, stage.id());
  }
}
