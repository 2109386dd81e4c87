package io.millrace.insights.query;

import io.millrace.events.cell.Metric;
import java.util.List;

/** The numbers that are counted by {@link Dimension}, with the metrics of their totals. */
enum SplitNumber {
  EVENTS(Metric.EVENTS),
  ATTENTION(Metric.ATTENTION),
  OPENS(Metric.OPENS),
  VISITORS(Metric.VISITORS),
  ORDERS(Metric.ORDERS),
  GROSS(Metric.GROSS),
  TIPS(Metric.TIPS),
  ADS(Metric.ADS),
  REFUNDED(Metric.REFUNDED),
  /** What the touches on the platform earned on all platforms. */
  CREDIT(Metric.CREDIT_IN, Metric.CREDIT_OUT),
  /** The same for orders, in millionths. */
  CREDIT_ORDERS(Metric.CREDIT_IN_ORDERS, Metric.CREDIT_OUT_ORDERS);

  // Never changed; the checker knows only Guava's immutable types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Metric> totals;

  SplitNumber(Metric... totals) {
    this.totals = List.of(totals);
  }

  /** Returns the metrics whose sum is the total. */
  List<Metric> totals() {
    return totals;
  }

  boolean isMoney() {
    return totals.getFirst().dimensions().contains("currency");
  }
}
