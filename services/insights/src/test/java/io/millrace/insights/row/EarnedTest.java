package io.millrace.insights.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarnedTest {

  @Test
  void relatesWhatTouchesEarnedToWhatTheirTrafficCost() {
    assertThat(Earned.of("CNY", 500, 125, 200, 3_000_000, 800_000))
        .isEqualTo(
            new Earned(
                "CNY",
                "500",
                "125",
                Optional.of(new BigDecimal("0.200000")),
                "200",
                Optional.of(new BigDecimal("2.500000")),
                Optional.of("67"),
                Optional.of("250")));
  }

  @Test
  void roundsTheCostOfAnOrderHalfUpAlsoWhenThePartsAreLarge() {
    assertThat(Earned.of("CNY", 0, 0, 5, 2_000_000, 0).costPerOrder()).contains("3");
    assertThat(Earned.of("CNY", 0, 0, Long.MAX_VALUE, 1, 0).costPerOrder())
        .contains("9223372036854775807000000");
  }

  @Test
  void hasNoQuotientsWithoutSpendAndNoCostWithoutOrders() {
    assertThat(Earned.of("CNY", 500, 0, 0, 3_000_000, 0).roas()).isEmpty();
    assertThat(Earned.of("CNY", 500, 0, 0, 3_000_000, 0).costPerOrder()).isEmpty();
    assertThat(Earned.of("CNY", 500, 0, 9, 0, 0).costPerOrder()).isEmpty();
  }

  @Test
  void isNegativeWhenRefundsExceedTheCreditOfTheWindow() {
    assertThat(Earned.of("CNY", -100, 0, 200, 0, 0).roas()).contains(new BigDecimal("-0.500000"));
  }

  @Test
  void hasARateOfRefundsOnlyOfCreditThatWasThereBefore() {
    assertThat(Rate.refunds(0, 0)).isEmpty();
    assertThat(Rate.refunds(-300, 300)).isEmpty();
    assertThat(Rate.refunds(500, -1)).isEmpty();
    assertThat(Rate.refunds(0, 7)).contains(new BigDecimal("1.000000"));
    assertThat(Rate.refunds(-100, 300)).contains(new BigDecimal("1.500000"));
    assertThat(Rate.refunds(Long.MAX_VALUE, Long.MAX_VALUE)).contains(new BigDecimal("0.500000"));
  }

  @Test
  void aRowSaysWhatRefundsTookFromWhomAndWhatANewBuyerCosts() {
    RowNumbers row =
        row(
            Map.of(
                Measure.of(Metric.SPEND, "live", "CNY"), 90L,
                Measure.of(Metric.REFUNDED_IN, "last_touch", "douyin", "live", "CNY"), 30L,
                Measure.of(Metric.REFUNDED_IN, "last_touch", "weibo", "feed", "CNY"), 20L,
                Measure.of(Metric.REFUNDED_IN, "last_touch", "", "", "CNY"), 10L,
                Measure.of(Metric.REFUNDED_IN, "linear", "weibo", "feed", "CNY"), 99L,
                Measure.of(Metric.REFUNDED_OUT, "last_touch", "live", "jd", "USD"), 5L,
                Measure.of(Metric.NEW_BUYERS), 4L,
                Measure.of(Metric.NEW_BUYERS_IN, "last_touch", "douyin", "live"), 500_000L,
                Measure.of(Metric.NEW_BUYERS_IN, "last_touch", "weibo", "feed"), 3_000_000L,
                Measure.of(Metric.NEW_BUYERS_OUT, "last_touch", "live", "jd"), 1_000_000L));
    assertThat(row.newBuyers()).isEqualTo(4);
    assertThat(row.loops().credit())
        .extracting(CreditLine::currency, CreditLine::refunded)
        .containsExactly(
            tuple("CNY", new CreditRefunds("30", "20", "0", "10")),
            tuple("USD", new CreditRefunds("0", "0", "5", "0")));
    assertThat(row.loops().credit())
        .extracting(CreditLine::costPerNewBuyer)
        .containsExactly(Optional.of("60"), Optional.empty());
  }

  @Test
  void aRowEarnsOnBothPlatformsAndSpendsOnAllItsSurfaces() {
    RowNumbers row =
        row(
            Map.of(
                Measure.of(Metric.SPEND, "live", "CNY"), 150L,
                Measure.of(Metric.SPEND, "feed", "CNY"), 50L,
                Measure.of(Metric.CREDIT_IN, "last_touch", "douyin", "live", "CNY"), 300L,
                Measure.of(Metric.CREDIT_IN, "last_touch", "weibo", "feed", "CNY"), 700L,
                Measure.of(Metric.CREDIT_OUT, "last_touch", "live", "jd", "CNY"), 100L,
                Measure.of(Metric.CREDIT_IN_ORDERS, "last_touch", "douyin", "live"), 1_000_000L,
                Measure.of(Metric.CREDIT_OUT_ORDERS, "last_touch", "live", "jd"), 1_500_000L));
    assertThat(row.money())
        .containsExactly(new MoneyLine("CNY", "0", "0", "0", "0", "0", "0", "0", "200"));
    assertThat(row.loops().credit().getFirst().roas()).contains(new BigDecimal("2.000000"));
    assertThat(row.loops().credit().getFirst().costPerOrder()).contains("80");
  }

  @Test
  void aRowWithSpendAloneHasLinesOfItsCurrency() {
    RowNumbers row = row(Map.of(Measure.of(Metric.SPEND, "live", "USD"), 9L));
    assertThat(row.money()).extracting(MoneyLine::spend).containsExactly("9");
    assertThat(row.loops().credit())
        .extracting(CreditLine::roas)
        .containsExactly(Optional.of(new BigDecimal("0.000000")));
    assertThat(row.traffic().events()).isZero();
  }

  private static RowNumbers row(Map<Measure, Long> values) {
    Figures figures = new Figures();
    figures.add(new CellState(0, false, values));
    return new RowComposer("douyin", Model.LAST_TOUCH).row(Grain.DAY, 0, figures).numbers();
  }
}
