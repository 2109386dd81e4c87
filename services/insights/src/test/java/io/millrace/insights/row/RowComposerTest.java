package io.millrace.insights.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RowComposerTest {
  private static final RowComposer COMPOSER = new RowComposer("douyin", Model.LAST_TOUCH);
  private static final String MODEL = "last_touch";

  @Test
  void countsEventsByTheDomainOfTheirType() {
    TrafficNumbers traffic =
        row(
                Grain.HOUR,
                Map.of(
                    Measure.of(Metric.EVENTS, "view"), 5L,
                    Measure.of(Metric.EVENTS, "like"), 1L,
                    Measure.of(Metric.EVENTS, "share"), 3L,
                    Measure.of(Metric.EVENTS, "purchase"), 2L,
                    Measure.of(Metric.OPENS), 4L,
                    Measure.of(Metric.ATTENTION), 900L,
                    Measure.of(Metric.VISITORS), 3L,
                    Measure.of(Metric.BUYERS), 1L,
                    Measure.of(Metric.EVENTS_OVER_CAP), 7L))
            .numbers()
            .traffic();
    Map<String, Long> types = Map.of("view", 5L, "like", 1L, "share", 3L, "purchase", 2L);
    assertThat(traffic)
        .isEqualTo(
            new TrafficNumbers(
                11, 6, 3, 2, types, 4, 900, OptionalLong.of(3), OptionalLong.of(1), 7));
    assertThat(traffic.types().keySet()).containsExactly("view", "like", "share", "purchase");
  }

  @Test
  void saysWhatWasLeftOutOfOrders() {
    Figures figures =
        figures(
            Map.of(
                Measure.of(Metric.ORDERS),
                3L,
                Measure.of(Metric.OTHER_CURRENCY),
                4L,
                Measure.of(Metric.ORDERS_OVER_CAP),
                2L));
    assertThat(COMPOSER.totals(figures).orders()).isEqualTo(new OrderNumbers(3, 0, 4, 2));
  }

  @Test
  void doesNotKnowTheBuyersOfAMinute() {
    TrafficNumbers traffic =
        row(Grain.MINUTE, Map.of(Measure.of(Metric.VISITORS), 3L)).numbers().traffic();
    assertThat(traffic.visitors()).hasValue(3);
    assertThat(traffic.buyers()).isEmpty();
  }

  @Test
  void addsUpNeitherVisitorsNorBuyers() {
    Figures sum = figures(Map.of(Measure.of(Metric.VISITORS), 3L, Measure.of(Metric.BUYERS), 1L));
    TrafficNumbers traffic = COMPOSER.totals(sum).traffic();
    assertThat(traffic.visitors()).isEmpty();
    assertThat(traffic.buyers()).isEmpty();
  }

  @Test
  void keepsCurrenciesApartAndNetsRefunds() {
    List<MoneyLine> money =
        row(
                Grain.DAY,
                Map.of(
                    Measure.of(Metric.GROSS, "CNY"), 1_000L,
                    Measure.of(Metric.TIPS, "CNY"), 50L,
                    Measure.of(Metric.ADS, "CNY"), 7L,
                    Measure.of(Metric.REFUNDED, "CNY"), 200L,
                    Measure.of(Metric.UNMATCHED, "EUR"), 9L,
                    Measure.of(Metric.OVER_REFUNDED, "CNY"), 3L))
            .numbers()
            .money();
    assertThat(money)
        .containsExactly(
            new MoneyLine("CNY", "1000", "50", "7", "200", "857", "0", "3", "0"),
            new MoneyLine("EUR", "0", "0", "0", "0", "0", "9", "0", "0"));
  }

  @Test
  void tellsWhereCreditCameFromAndWentTo() {
    LoopNumbers loops =
        row(
                Grain.DAY,
                Map.of(
                    Measure.of(Metric.GROSS, "CNY"), 600L,
                    in("douyin", "live"), 100L,
                    in("douyin", "feed"), 100L,
                    in("wechat", "moments"), 300L,
                    in("", ""), 100L,
                    Measure.of(Metric.CREDIT_OUT, MODEL, "live", "jd", "CNY"), 400L,
                    Measure.of(Metric.CREDIT_IN, "linear", "douyin", "live", "CNY"), 5_000L))
            .numbers()
            .loops();
    assertThat(loops.credit())
        .containsExactly(
            new CreditLine(
                "CNY",
                "200",
                "300",
                "400",
                "100",
                new CreditRefunds("0", "0", "0", "0"),
                rate("0.333333"),
                rate("0.666667"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void countsOrdersOfCreditInMillionths() {
    LoopNumbers loops =
        row(
                Grain.DAY,
                Map.of(
                    Measure.of(Metric.LOOPS, "mixed"), 2L,
                    Measure.of(Metric.CREDIT_IN_ORDERS, MODEL, "douyin", "live"), 1_000_000L,
                    Measure.of(Metric.CREDIT_IN_ORDERS, MODEL, "jd", "item"), 500_000L,
                    Measure.of(Metric.CREDIT_IN_ORDERS, MODEL, "", ""), 2L,
                    Measure.of(Metric.CREDIT_OUT_ORDERS, MODEL, "live", "jd"), 7L))
            .numbers()
            .loops();
    assertThat(loops.creditOrders()).isEqualTo(new CreditOrders(1_000_000, 500_000, 7, 2));
    assertThat(loops.mixed()).isEqualTo(2);
  }

  @Test
  void countsWhichOfTheseOrdersNewBuyersPlaced() {
    LoopNumbers loops =
        row(
                Grain.DAY,
                Map.of(
                    Measure.of(Metric.NEW_BUYERS_IN, MODEL, "douyin", "live"), 1_000_000L,
                    Measure.of(Metric.NEW_BUYERS_IN, MODEL, "jd", "item"), 500_000L,
                    Measure.of(Metric.NEW_BUYERS_IN, MODEL, "", ""), 2L,
                    Measure.of(Metric.NEW_BUYERS_OUT, MODEL, "live", "jd"), 7L))
            .numbers()
            .loops();
    assertThat(loops.creditNewBuyers()).isEqualTo(new CreditOrders(1_000_000, 500_000, 7, 2));
  }

  @Test
  void tellsReturnsAndHowLongTrafficTookToBecomeMoney() {
    LoopNumbers loops =
        row(
                Grain.DAY,
                Map.of(
                    Measure.of(Metric.ORDERS), 3L,
                    Measure.of(Metric.RETURNS), 2L,
                    Measure.of(Metric.SECONDS_TO_MONEY, "0"), 1L,
                    Measure.of(Metric.SECONDS_TO_MONEY, "3"), 2L))
            .numbers()
            .loops();
    assertThat(loops.returns()).isEqualTo(2);
    assertThat(loops.returnRate()).contains(new BigDecimal("0.666667"));
    assertThat(loops.secondsToMoneyBits()).containsExactly(1L, 0L, 0L, 2L);
  }

  @Test
  void hasNoRateWhenNothingWasEarned() {
    CreditLine line =
        row(Grain.DAY, Map.of(Measure.of(Metric.REFUNDED, "CNY"), 5L, in("douyin", "live"), -5L))
            .numbers()
            .loops()
            .credit()
            .getFirst();
    assertThat(line.closureRate()).isEmpty();
    assertThat(line.leakRate()).isEmpty();
  }

  @Test
  void hasNoRateOfMoneyWhenRefundsOfEarlierPurchasesMakeAPartNegative() {
    CreditLine line = line(Map.of(in("douyin", "live"), -115L, in("wechat", "chat"), 215L));
    assertThat(line.closed()).isEqualTo("-115");
    assertThat(line.closureRate()).isEmpty();
    CreditLine beyond = line(Map.of(in("douyin", "live"), 150L, in("wechat", "chat"), -50L));
    assertThat(beyond.closureRate()).isEmpty();
    CreditLine leak =
        line(
            Map.of(
                in("douyin", "live"),
                -10L,
                Measure.of(Metric.CREDIT_OUT, MODEL, "live", "jd", "CNY"),
                30L));
    assertThat(leak.leakRate()).isEmpty();
  }

  @Test
  void sharesCreditOnlyAmongCreditWhenMoneyIsFromAnotherMoment() {
    Map<Measure, Long> values = Map.of(in("douyin", "live"), 500L, in("wechat", "chat"), 2L);
    Map<Measure, Long> older = new HashMap<>(values);
    older.put(Measure.of(Metric.GROSS, "CNY"), 500L);
    assertThat(line(older).closureRate()).isEqualTo(rate("0.996016"));
  }

  @Test
  void sharesOrdersByPurchaseWhateverIsRefunded() {
    LoopNumbers loops =
        row(
                Grain.DAY,
                Map.of(
                    Measure.of(Metric.REFUNDED, "CNY"), 900L,
                    in("douyin", "live"), -900L,
                    Measure.of(Metric.CREDIT_IN_ORDERS, MODEL, "douyin", "live"), 1_500_000L,
                    Measure.of(Metric.CREDIT_IN_ORDERS, MODEL, "jd", "item"), 500_000L,
                    Measure.of(Metric.CREDIT_IN_ORDERS, MODEL, "", ""), 1_000_000L,
                    Measure.of(Metric.CREDIT_OUT_ORDERS, MODEL, "live", "jd"), 500_000L))
            .numbers()
            .loops();
    assertThat(loops.byPurchase()).isEqualTo(new PurchaseRates(rate("0.500000"), rate("0.250000")));
    assertThat(loops.credit().getFirst().closureRate()).isEmpty();
  }

  @Property
  void sharesAreFromZeroToOne(@ForAll long part, @ForAll long rest, @ForAll long other) {
    Rate.share(part, rest, other)
        .ifPresentOrElse(
            share -> assertThat(share).isBetween(BigDecimal.ZERO, BigDecimal.ONE),
            () ->
                assertThat(part < 0 || rest < 0 || other < 0 || (part | rest | other) == 0)
                    .isTrue());
  }

  @Property
  void sharesOfAWholeAddUpToOne(
      @ForAll @LongRange(min = 0) long a, @ForAll @LongRange(min = 1) long b) {
    BigDecimal both = Rate.share(a, b).orElseThrow().add(Rate.share(b, a).orElseThrow());
    assertThat(both.subtract(BigDecimal.ONE).abs()).isLessThanOrEqualTo(new BigDecimal("0.000001"));
  }

  private static CreditLine line(Map<Measure, Long> values) {
    return row(Grain.DAY, values).numbers().loops().credit().getFirst();
  }

  @Test
  void roundsRatesHalfUpAtSixDecimals() {
    assertThat(Rate.of(1, 2_000_000)).contains(new BigDecimal("0.000001"));
    assertThat(Rate.of(1, 2_000_001)).contains(new BigDecimal("0.000000"));
    assertThat(Rate.of(2, 3)).contains(new BigDecimal("0.666667"));
    assertThat(Rate.of(1, 0)).isEmpty();
  }

  @Test
  void staysAtTheEndOfTheRange() {
    Measure opens = Measure.of(Metric.OPENS);
    Figures figures = figures(Map.of(opens, Long.MAX_VALUE));
    figures.add(figures(Map.of(opens, 1L)));
    assertThat(figures.value(Metric.OPENS)).isEqualTo(Long.MAX_VALUE);
  }

  private static Row row(Grain grain, Map<Measure, Long> values) {
    return COMPOSER.row(grain, 0, figures(values));
  }

  private static Figures figures(Map<Measure, Long> values) {
    return Figures.sum(List.of(new CellState(0, false, values)));
  }

  private static Measure in(String platform, String surface) {
    return Measure.of(Metric.CREDIT_IN, MODEL, platform, surface, "CNY");
  }

  private static Optional<BigDecimal> rate(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
