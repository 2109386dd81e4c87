package io.millrace.audit.batch;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.events.generation.CalculationSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes the numbers of orders, refunds, tips and ad revenue, with their loops and credits. */
final class BatchMoney {
  private static final long A_DAY = 86_400_000;

  private final CalculationSettings calculation;
  private final List<Event> journey;
  private final BatchTotals totals;
  private final BatchOrders orders;

  BatchMoney(CalculationSettings calculation, List<Event> journey, BatchTotals totals) {
    this.calculation = calculation;
    this.journey = journey;
    this.totals = totals;
    this.orders = new BatchOrders(journey, calculation.lookback());
  }

  void write() {
    for (Event event : journey) {
      if (event instanceof Event.Earning earning) {
        earning(earning);
      }
    }
    orders.all().forEach(this::order);
  }

  /** A tip or ad revenue. Under every model its own surface is the only touch. */
  private void earning(Event.Earning earning) {
    boolean isTip = earning.envelope().type() == EventType.TIP;
    Money amount = earning.amount();
    add(earning, amount.minor(), isTip ? Metric.TIPS : Metric.ADS, amount.currency());
    for (BatchDimension dimension : BatchDimension.values()) {
      Metric metric = isTip ? dimension.tips() : dimension.ads();
      addBy(earning, dimension, earning, amount.minor(), metric, amount.currency());
    }
    BatchTouch itself = BatchTouch.of(earning);
    for (Model model : Model.values()) {
      new BatchCredit(model, earning, totals).money(itself, amount.currency(), amount.minor());
    }
  }

  private void order(BatchOrders.Order order) {
    List<Event.Refund> refunds = order.refunds();
    Optional<Event.Purchase> counting = order.counting();
    order.overCap().forEach(event -> add(event, 1, Metric.ORDERS_OVER_CAP));
    if (counting.isPresent()) {
      boolean followed = orders.isFollowed(order, counting.get());
      BatchLoop loop = new BatchLoop(counting.get(), followed, calculation, journey, totals);
      List<Event.Purchase> lines = order.lines();
      Optional<String> currency = lines.stream().map(BatchMoney::currency).findFirst();
      long total = currency.map(of -> sum(lines, of)).orElse(0L);
      purchase(counting.get(), currency, total, followed, loop);
      lines.stream()
          .filter(line -> !currency(line).equals(currency.orElseThrow()))
          .forEach(line -> add(line, 1, Metric.OTHER_CURRENCY));
      refunds(counting.get(), currency, total, refunds, loop);
    } else {
      for (Event.Refund refund : refunds) {
        add(refund, refund.amount().minor(), Metric.UNMATCHED, refund.amount().currency());
      }
    }
  }

  private static String currency(Event.Purchase line) {
    return line.amount().orElseThrow().currency();
  }

  private static long sum(List<Event.Purchase> lines, String currency) {
    return lines.stream()
        .map(line -> line.amount().orElseThrow())
        .filter(amount -> amount.currency().equals(currency))
        .mapToLong(Money::minor)
        .sum();
  }

  private void purchase(
      Event.Purchase purchase,
      Optional<String> currency,
      long total,
      boolean followed,
      BatchLoop loop) {
    if (!followed) {
      add(purchase, 1, Metric.ORDERS_OVER_CAP);
    }
    add(purchase, 1, Metric.ORDERS);
    for (BatchDimension dimension : BatchDimension.values()) {
      addBy(purchase, dimension, purchase, 1, dimension.orders());
    }
    add(purchase, 1, Metric.LOOPS, loop.kind().id());
    loop.creditOrder();
    if (orders.isOfNewBuyer(purchase)) {
      add(purchase, 1, Metric.NEW_BUYERS);
      loop.creditNewBuyer();
    }
    if (loop.secondsToMoney().isPresent()) {
      add(purchase, 1, Metric.SECONDS_TO_MONEY, bits(loop.secondsToMoney().getAsLong()));
    }
    if (followed && journey.stream().anyMatch(event -> isReturn(event, purchase))) {
      add(purchase, 1, Metric.RETURNS);
    }
    if (currency.isPresent()) {
      add(purchase, total, Metric.GROSS, currency.get());
      for (BatchDimension dimension : BatchDimension.values()) {
        addBy(purchase, dimension, purchase, total, dimension.gross(), currency.get());
      }
      loop.creditMoney(currency.get(), total);
    } else {
      add(purchase, 1, Metric.UNVALUED);
    }
  }

  private static String bits(long seconds) {
    return Integer.toString(Long.SIZE - Long.numberOfLeadingZeros(seconds));
  }

  private static boolean isReturn(Event event, Event purchase) {
    long later = event.envelope().at() - purchase.envelope().at();
    return Fields.isTraffic(event)
        && event.envelope().platform().equals(purchase.envelope().platform())
        && later > 0
        && later <= A_DAY;
  }

  private void refunds(
      Event.Purchase counting,
      Optional<String> currency,
      long total,
      List<Event.Refund> refunds,
      BatchLoop loop) {
    long left = total;
    for (Event.Refund refund : refunds) {
      String of = refund.amount().currency();
      long asked = refund.amount().minor();
      long applied = currency.filter(of::equals).isPresent() ? Math.min(left, asked) : 0;
      add(refund, applied, Metric.REFUNDED, of);
      for (BatchDimension dimension : BatchDimension.values()) {
        addBy(counting, dimension, refund, applied, dimension.refunded(), of);
      }
      add(refund, asked - applied, Metric.OVER_REFUNDED, of);
      loop.refund(refund, of, left, left - applied);
      left -= applied;
    }
  }

  /**
   * Adds a change by the dimension of an event, when it has one.
   *
   * @param named the event whose channel or region it is
   * @param event the event that decides the cell
   * @param further what follows it in the sub-key
   */
  private void addBy(
      Event named,
      BatchDimension dimension,
      Event event,
      long delta,
      Metric metric,
      String... further) {
    dimension
        .of(named.envelope())
        .map(value -> Stream.concat(Stream.of(value), Stream.of(further)))
        .ifPresent(key -> add(event, delta, metric, key.toArray(String[]::new)));
  }

  private void add(Event event, long delta, Metric metric, String... dimensions) {
    totals.add(
        event.envelope().platform(), Measure.of(metric, dimensions), event.envelope().at(), delta);
  }
}
