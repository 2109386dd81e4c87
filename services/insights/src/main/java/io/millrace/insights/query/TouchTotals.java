package io.millrace.insights.query;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Metric;
import io.millrace.insights.row.Figures;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Adds up what the touches on some platforms earned, on any platform, and what their traffic cost.
 */
@Component
public final class TouchTotals {
  private final FigureReader figures;

  TouchTotals(FigureReader figures) {
    this.figures = figures;
  }

  /**
   * The sums of some platforms. Amounts are in minor units of the currency of the view; without a
   * currency, they are 0.
   *
   * @param credit what touches earned: closed and external out
   * @param microOrders orders that touches earned, in millionths
   * @param spend what was paid for traffic
   * @param refunded what refunds took from the credit
   * @param microNewBuyers the part of the orders that new buyers placed
   * @param overflowed whether a sum left the 64-bit range and is not exact
   */
  public record Totals(
      long credit,
      long microOrders,
      long spend,
      long refunded,
      long microNewBuyers,
      boolean overflowed) {}

  /**
   * Returns the sums of a range of whole days. Blocks; reads two documents per platform and month
   * or day of the range. It reads the days of a month in which a platform has another currency.
   *
   * @throws io.millrace.insights.store.StoreUnavailableException when the store does not answer
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  public Totals of(
      QuerySnapshot snapshot, List<String> platforms, TimeRange range, MoneyView view) {
    boolean isConverted = view.converter().isPresent();
    long credit = 0;
    long orders = 0;
    long spend = 0;
    long refunded = 0;
    long newBuyers = 0;
    boolean overflowed = false;
    for (WindowFigures found :
        figures.readAmounts(snapshot, platforms, figures.windows(range), view)) {
      Figures sums = found.under(view.model());
      Predicate<List<String>> isHere = key -> key.get(1).equals(found.platform());
      orders = plus(orders, sums, Metric.CREDIT_IN_ORDERS, isHere);
      orders = plus(orders, sums, Metric.CREDIT_OUT_ORDERS, _ -> true);
      newBuyers = plus(newBuyers, sums, Metric.NEW_BUYERS_IN, isHere);
      newBuyers = plus(newBuyers, sums, Metric.NEW_BUYERS_OUT, _ -> true);
      if (isConverted) {
        credit = plus(credit, sums, Metric.CREDIT_IN, isHere);
        credit = plus(credit, sums, Metric.CREDIT_OUT, _ -> true);
        refunded = plus(refunded, sums, Metric.REFUNDED_IN, isHere);
        refunded = plus(refunded, sums, Metric.REFUNDED_OUT, _ -> true);
        spend = plus(spend, sums, Metric.SPEND, _ -> true);
      }
      overflowed |= sums.isOverflowed();
    }
    return new Totals(credit, orders, spend, refunded, newBuyers, overflowed);
  }

  /** Returns the months and days that make up a range of whole days. */
  public List<Window> windows(TimeRange range) {
    return figures.windows(range);
  }

  /** Returns the windows of that grain in a range on its borders. */
  public List<Window> windowsOf(TimeRange range, Grain grain) {
    return figures.windowsOf(range, grain);
  }

  /** Returns the days of a month, or the day itself. */
  public List<Window> days(Window window) {
    return figures.days(window);
  }

  /** Returns the range as answers show it. */
  public Span span(TimeRange range) {
    return figures.span(range);
  }

  private static long plus(
      long before, Figures figures, Metric metric, Predicate<List<String>> wanted) {
    long[] sum = {before};
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
