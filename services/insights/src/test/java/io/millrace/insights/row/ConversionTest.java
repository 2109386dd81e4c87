package io.millrace.insights.row;

import static io.millrace.insights.testing.Revisions.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.CellState;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.rates.TestRates;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConversionTest {
  private static final long START = at("2026-11-24T00:00:00Z");
  private static final List<String> TOUCHES = List.of("douyin", "wechat", "weibo", "");
  private static final List<String> CURRENCIES = List.of("CNY", "USD", "EUR", "JPY");

  @Test
  void settlesWhatRoundingLeavesWithTheLargestCreditThatStaysHere() {
    Converter half = TestRates.to("CNY", "2026-11-01,USD,CNY,0.5");
    Map<Measure, Long> cells = new HashMap<>();
    cells.put(Measure.of(Metric.GROSS, "USD"), 7L);
    cells.put(credit("douyin", "live", "USD"), 3L);
    cells.put(credit("douyin", "feed", "USD"), 1L);
    cells.put(credit("wechat", "chat", "USD"), 3L);
    Figures converted = figures(cells).in(half, "douyin", START);
    // 7 -> 4 (3.5 to even); 3 -> 2, 1 -> 0, 3 -> 2: nothing is left.
    assertThat(converted.value(Metric.GROSS, "CNY")).isEqualTo(4);
    cells.put(Measure.of(Metric.GROSS, "USD"), 8L);
    cells.put(credit("douyin", "feed", "USD"), 2L);
    cells.put(credit("wechat", "chat", "USD"), 3L);
    Figures again = figures(cells).in(half, "douyin", START);
    // 8 -> 4; 3 -> 2, 2 -> 1, 3 -> 2: one too many, taken from live.
    assertThat(value(again, "douyin", "live")).isEqualTo(1);
    assertThat(value(again, "douyin", "feed")).isEqualTo(1);
    assertThat(value(again, "wechat", "chat")).isEqualTo(2);
  }

  @Test
  void leavesAmountsOfTheCurrencyAndCountsAsTheyAre() {
    Converter converter = TestRates.to("CNY");
    Map<Measure, Long> cells =
        Map.of(
            Measure.of(Metric.GROSS, "CNY"), 7L,
            Measure.of(Metric.ORDERS), 2L,
            credit("wechat", "chat", "CNY"), 5L);
    Figures converted = figures(cells).in(converter, "douyin", START);
    assertThat(converted.value(Metric.GROSS, "CNY")).isEqualTo(7);
    assertThat(converted.value(Metric.ORDERS)).isEqualTo(2);
    assertThat(value(converted, "wechat", "chat")).isEqualTo(5);
  }

  @Property(tries = 500)
  void losesNoCentForAnyModelAndAnyAmounts(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -1_000, max = 100_000) Long> amounts,
      @ForAll @IntRange(min = 1, max = 999_999) int rate) {
    Converter converter =
        TestRates.to(
            "CNY",
            "2026-11-01,USD,CNY," + BigDecimal.valueOf(rate, 4).toPlainString(),
            "2026-11-01,CNY,EUR," + BigDecimal.valueOf(rate, 4).toPlainString(),
            "2026-11-01,JPY,EUR,0.0061");
    Figures converted = figures(balanced(amounts)).in(converter, "douyin", START);
    for (Model model : Model.values()) {
      RowNumbers numbers =
          new RowComposer("douyin", model).row(Grain.DAY, START, converted).numbers();
      assertThat(numbers.money()).hasSizeLessThanOrEqualTo(1);
      long net = numbers.money().stream().mapToLong(line -> Long.parseLong(line.net())).sum();
      long credited =
          numbers.loops().credit().stream()
              .mapToLong(
                  line ->
                      Long.parseLong(line.closed())
                          + Long.parseLong(line.externalIn())
                          + Long.parseLong(line.direct()))
              .sum();
      assertThat(credited).isEqualTo(net);
      assertThat(
              numbers.loops().credit().stream()
                  .map(CreditLine::refunded)
                  .mapToLong(
                      taken ->
                          Long.parseLong(taken.closed())
                              + Long.parseLong(taken.externalIn())
                              + Long.parseLong(taken.direct()))
                  .sum())
          .isEqualTo(
              numbers.money().stream().mapToLong(line -> Long.parseLong(line.refunded())).sum());
    }
  }

  /** The credit of touches on other platforms is the same number at both platforms. */
  @Property(tries = 200)
  void tellsExternalCreditTheSameAtBothEnds(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 100_000) Long> amounts) {
    Converter converter =
        TestRates.to(
            "CNY",
            "2026-11-01,USD,CNY,7.1234",
            "2026-11-01,EUR,CNY,8.0071",
            "2026-11-01,CNY,JPY,21.77");
    Map<Measure, Long> here = balanced(amounts);
    Map<Measure, Long> there = new HashMap<>();
    here.forEach(
        (measure, value) -> {
          if (measure.metric() == Metric.CREDIT_IN
              && measure.dimensions().get(1).equals("wechat")) {
            there.put(
                Measure.of(
                    Metric.CREDIT_OUT,
                    measure.dimensions().get(0),
                    measure.dimensions().get(2),
                    "douyin",
                    measure.dimensions().get(3)),
                value);
          }
        });
    assertThat(sum(figures(there).in(converter, "wechat", START), Metric.CREDIT_OUT, ""))
        .isEqualTo(sum(figures(here).in(converter, "douyin", START), Metric.CREDIT_IN, "wechat"));
  }

  private static long sum(Figures figures, Metric metric, String touch) {
    long[] sum = {0};
    figures.each(
        metric,
        (key, value) -> {
          if (touch.isEmpty() || key.get(1).equals(touch)) {
            sum[0] += value;
          }
        });
    return sum[0];
  }

  /** Makes money and refunds in several currencies, and credit of each model with the same sums. */
  private static Map<Measure, Long> balanced(List<Long> amounts) {
    Map<Measure, Long> cells = new HashMap<>();
    for (int i = 0; i < amounts.size(); i++) {
      long amount = amounts.get(i);
      String currency = CURRENCIES.get(i % CURRENCIES.size());
      Metric metric = amount < 0 ? Metric.REFUNDED : i % 3 == 0 ? Metric.TIPS : Metric.GROSS;
      cells.merge(Measure.of(metric, currency), Math.abs(amount), Long::sum);
      for (Model model : Model.values()) {
        int way = i + model.id().length() * (1 + i % 2);
        String touch = TOUCHES.get(way % TOUCHES.size());
        String surface = touch.isEmpty() ? "" : "s" + way % 3;
        cells.merge(
            Measure.of(Metric.CREDIT_IN, model.id(), touch, surface, currency), amount, Long::sum);
        if (amount < 0) {
          cells.merge(
              Measure.of(Metric.REFUNDED_IN, model.id(), touch, surface, currency),
              -amount,
              Long::sum);
        }
      }
    }
    return cells;
  }

  private static Measure credit(String touch, String surface, String currency) {
    return Measure.of(Metric.CREDIT_IN, "last_touch", touch, surface, currency);
  }

  private static long value(Figures figures, String touch, String surface) {
    return figures.value(Metric.CREDIT_IN, "last_touch", touch, surface, "CNY");
  }

  private static Figures figures(Map<Measure, Long> values) {
    return Figures.sum(List.of(new CellState(START, false, values)));
  }
}
