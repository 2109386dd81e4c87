package io.millrace.journey.testing;

import io.millrace.events.Event;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all orders come to: numbers of platforms over all time, from the cells, and from the
 * explanations of the same orders.
 */
public final class OrderSums {
  private static final Set<Metric> COMPARED =
      Set.of(
          Metric.ORDERS,
          Metric.UNVALUED,
          Metric.GROSS,
          Metric.REFUNDED,
          Metric.UNMATCHED,
          Metric.OVER_REFUNDED,
          Metric.LOOPS,
          Metric.CREDIT_IN,
          Metric.CREDIT_IN_ORDERS);

  private final Map<Of, Long> sums = new HashMap<>();

  private OrderSums() {}

  /** A number of a platform. */
  public record Of(String platform, Measure measure) {}

  /** Events without tips and ads: their credit is in the cells, but of no order. */
  public static List<Event> onlyOrders(List<Event> events) {
    return events.stream().filter(event -> !(event instanceof Event.Earning)).toList();
  }

  /** What the cells say. */
  public static Map<Of, Long> of(Totals totals) {
    OrderSums sums = new OrderSums();
    totals
        .cells()
        .forEach(
            (cell, values) -> {
              if (cell.grain() == Grain.MONTH) {
                values.forEach((measure, value) -> sums.add(cell.platform(), measure, value));
              }
            });
    return sums.sums;
  }

  /** What the explanations say. */
  public static Map<Of, Long> of(Map<LoopKey, ExplainedOrder> orders) {
    OrderSums sums = new OrderSums();
    orders.forEach((key, order) -> sums.add(key.platform(), order));
    return sums.sums;
  }

  private void add(String platform, ExplainedOrder order) {
    for (ExplainedRefund refund : order.refunds()) {
      String currency = refund.amount().currency();
      long rest = refund.amount().minor() - refund.applied();
      add(platform, Measure.of(Metric.REFUNDED, currency), refund.applied());
      Metric left = order.purchase().isPresent() ? Metric.OVER_REFUNDED : Metric.UNMATCHED;
      add(platform, Measure.of(left, currency), rest);
    }
    long refunded = order.refunds().stream().mapToLong(ExplainedRefund::applied).sum();
    order.purchase().ifPresent(purchase -> add(platform, purchase, refunded));
  }

  private void add(String platform, ExplainedPurchase purchase, long refunded) {
    add(platform, Measure.of(Metric.ORDERS), 1);
    add(platform, Measure.of(Metric.LOOPS, purchase.kind().id()), 1);
    Optional<String> currency = purchase.amount().map(OrderAmount::currency);
    if (currency.isEmpty()) {
      add(platform, Measure.of(Metric.UNVALUED), 1);
    }
    purchase
        .amount()
        .ifPresent(
            money -> add(platform, Measure.of(Metric.GROSS, money.currency()), money.minor()));
    for (Model model : Model.values()) {
      if (purchase.touches().isEmpty()) {
        long left = purchase.amount().map(OrderAmount::minor).orElse(0L) - refunded;
        add(platform, model, "", "", currency, new TouchCredit(left, 1_000_000));
      }
      for (ExplainedTouch touch : purchase.touches()) {
        add(platform, model, touch.platform(), touch.surface(), currency, touch.credit(model));
      }
    }
  }

  private void add(
      String platform,
      Model model,
      String touchPlatform,
      String surface,
      Optional<String> currency,
      TouchCredit credit) {
    if (currency.isPresent()) {
      Measure money =
          Measure.of(Metric.CREDIT_IN, model.id(), touchPlatform, surface, currency.get());
      add(platform, money, credit.amount());
    }
    Measure orders = Measure.of(Metric.CREDIT_IN_ORDERS, model.id(), touchPlatform, surface);
    add(platform, orders, credit.microOrders());
  }

  private void add(String platform, Measure measure, long value) {
    Of of = new Of(platform, measure);
    if (COMPARED.contains(measure.metric()) && sums.merge(of, value, Long::sum) == 0) {
      sums.remove(of);
    }
  }
}
