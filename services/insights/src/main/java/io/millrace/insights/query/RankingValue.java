package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The value of one group: a sum, or the parts of a share or of a quotient.
 *
 * @param part the sum, the part that the share is about, or the dividend
 * @param rest another part of the whole of a share, or the divisor; 0 for a sum
 * @param direct the third part of the whole, what no touch earned
 */
record RankingValue(long part, long rest, long direct) {

  /** Returns the value of one platform. Amounts must be in the currency of the view. */
  static RankingValue of(RankingMetric metric, String platform, Figures figures, MoneyView view) {
    return switch (metric) {
      case VISITORS -> sum(figures.value(Metric.VISITORS));
      case OPENS -> sum(figures.value(Metric.OPENS));
      case ATTENTION -> sum(figures.value(Metric.ATTENTION));
      case EVENTS -> sum(total(figures, Metric.EVENTS, _ -> true));
      case BUYERS -> sum(figures.value(Metric.BUYERS));
      case ORDERS -> sum(figures.value(Metric.ORDERS));
      case NET -> sum(net(figures));
      case EXTERNAL_OUT -> sum(total(figures, Metric.CREDIT_OUT, isOf(view)));
      case CREDIT -> sum(earned(Metric.CREDIT_IN, Metric.CREDIT_OUT, platform, figures, view));
      case CREDIT_ORDERS ->
          sum(earned(Metric.CREDIT_IN_ORDERS, Metric.CREDIT_OUT_ORDERS, platform, figures, view));
      case NEW_BUYERS ->
          sum(earned(Metric.NEW_BUYERS_IN, Metric.NEW_BUYERS_OUT, platform, figures, view));
      case REFUNDED ->
          sum(earned(Metric.REFUNDED_IN, Metric.REFUNDED_OUT, platform, figures, view));
      case SPEND -> sum(total(figures, Metric.SPEND, _ -> true));
      case ROAS ->
          new RankingValue(
              earned(Metric.CREDIT_IN, Metric.CREDIT_OUT, platform, figures, view),
              total(figures, Metric.SPEND, _ -> true),
              0);
      case CLOSURE_RATE -> closure(Metric.CREDIT_IN, platform, figures, view);
      case CLOSURE_RATE_BY_PURCHASE -> closure(Metric.CREDIT_IN_ORDERS, platform, figures, view);
      case LEAK_RATE_BY_PURCHASE ->
          new RankingValue(
              total(figures, Metric.CREDIT_OUT_ORDERS, isOf(view)),
              closure(Metric.CREDIT_IN_ORDERS, platform, figures, view).part,
              0);
    };
  }

  /** Returns the value of a channel or region. Amounts must be in the currency of the view. */
  static RankingValue of(RankingMetric metric, Group group, MoneyView view) {
    String currency = metric.isMoney() ? view.currency().orElseThrow() : "";
    return sum(
        metric == RankingMetric.NET
            ? group.net(currency)
            : group.amount(metric.split().iterator().next(), currency));
  }

  RankingValue plus(RankingValue other) {
    return new RankingValue(
        Figures.saturated(part, other.part),
        Figures.saturated(rest, other.rest),
        Figures.saturated(direct, other.direct));
  }

  /** Returns the value that groups are sorted by; empty when there is nothing to show. */
  Optional<BigDecimal> shown(RankingMetric metric) {
    if (metric.isShare()) {
      return Rate.share(part, rest, direct);
    }
    return metric.isRate()
        ? Rate.of(part, rest)
        : Optional.of(BigDecimal.valueOf(part)).filter(value -> value.signum() != 0);
  }

  static RankingValue sum(long part) {
    return new RankingValue(part, 0, 0);
  }

  private static RankingValue closure(
      Metric metric, String platform, Figures figures, MoneyView view) {
    Predicate<List<String>> isOf = isOf(view);
    return new RankingValue(
        total(figures, metric, isOf.and(key -> key.get(1).equals(platform))),
        total(figures, metric, isOf.and(key -> !Set.of(platform, "").contains(key.get(1)))),
        total(figures, metric, isOf.and(key -> key.get(1).isEmpty())));
  }

  /** Returns what the touches on the platform earned on all platforms. */
  private static long earned(
      Metric here, Metric elsewhere, String platform, Figures figures, MoneyView view) {
    return Figures.saturated(
        closure(here, platform, figures, view).part, total(figures, elsewhere, isOf(view)));
  }

  private static long net(Figures figures) {
    long earned =
        Figures.saturated(
            total(figures, Metric.GROSS, _ -> true),
            Figures.saturated(
                total(figures, Metric.TIPS, _ -> true), total(figures, Metric.ADS, _ -> true)));
    return Figures.saturated(earned, -total(figures, Metric.REFUNDED, _ -> true));
  }

  private static Predicate<List<String>> isOf(MoneyView view) {
    return key -> key.getFirst().equals(view.model().id());
  }

  private static long total(Figures figures, Metric metric, Predicate<List<String>> wanted) {
    long[] sum = {0};
    figures.each(
        metric,
        (key, value) -> {
          if (wanted.test(key)) {
            sum[0] = Figures.saturated(sum[0], value);
          }
        });
    return sum[0];
  }
}
