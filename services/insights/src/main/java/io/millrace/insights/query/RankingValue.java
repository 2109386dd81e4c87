package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import io.millrace.insights.row.Figures;
import io.millrace.insights.row.Rate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The value of one group: a sum, or for rates the part and the whole.
 *
 * @param whole 0 unless the metric is a rate
 */
record RankingValue(long part, long whole) {

  /** Returns the value of one platform. Amounts must be in the currency of the view. */
  static RankingValue of(RankingMetric metric, String platform, Figures figures, MoneyView view) {
    return switch (metric) {
      case VISITORS -> sum(figures.value(Metric.VISITORS));
      case OPENS -> sum(figures.value(Metric.OPENS));
      case ATTENTION -> sum(figures.value(Metric.ATTENTION));
      case EVENTS -> sum(total(figures, Metric.EVENTS));
      case BUYERS -> sum(figures.value(Metric.BUYERS));
      case ORDERS -> sum(figures.value(Metric.ORDERS));
      case NET -> sum(net(figures));
      case EXTERNAL_OUT -> sum(externalOut(figures, view));
      case CLOSURE_RATE -> new RankingValue(closed(platform, figures, view), net(figures));
    };
  }

  RankingValue plus(RankingValue other) {
    return new RankingValue(
        Figures.saturated(part, other.part), Figures.saturated(whole, other.whole));
  }

  /** Returns the value that groups are sorted by; empty when there is nothing to show. */
  Optional<BigDecimal> shown(RankingMetric metric) {
    return metric.isRate()
        ? Rate.of(part, whole)
        : Optional.of(BigDecimal.valueOf(part)).filter(value -> value.signum() != 0);
  }

  private static RankingValue sum(long part) {
    return new RankingValue(part, 0);
  }

  private static long net(Figures figures) {
    long earned =
        Figures.saturated(
            total(figures, Metric.GROSS),
            Figures.saturated(total(figures, Metric.TIPS), total(figures, Metric.ADS)));
    return Figures.saturated(earned, -total(figures, Metric.REFUNDED));
  }

  private static long closed(String platform, Figures figures, MoneyView view) {
    long[] sum = {0};
    figures.each(
        Metric.CREDIT_IN,
        (key, value) -> {
          if (key.getFirst().equals(view.model().id()) && key.get(1).equals(platform)) {
            sum[0] = Figures.saturated(sum[0], value);
          }
        });
    return sum[0];
  }

  private static long externalOut(Figures figures, MoneyView view) {
    long[] sum = {0};
    figures.each(
        Metric.CREDIT_OUT,
        (key, value) -> {
          if (key.getFirst().equals(view.model().id())) {
            sum[0] = Figures.saturated(sum[0], value);
          }
        });
    return sum[0];
  }

  private static long total(Figures figures, Metric metric) {
    long[] sum = {0};
    figures.each(metric, (_, value) -> sum[0] = Figures.saturated(sum[0], value));
    return sum[0];
  }
}
