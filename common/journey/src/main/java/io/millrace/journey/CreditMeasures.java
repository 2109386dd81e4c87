package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The measures that show the credit of one surface in one cell: for each number, and each currency
 * of money, one measure for each model. Each is made once. Not safe to share between threads.
 */
final class CreditMeasures {
  /** The currency of numbers that are no money. */
  static final String NO_CURRENCY = JourneyEvent.NO_TEXT;

  private final Function<CreditNumber, Metric> metric;
  private final List<String> dimensions;
  private final Map<String, OfCurrency> byCurrency = new HashMap<>();

  /** The measures that were asked for last, because most money of a surface has one currency. */
  private OfCurrency last = new OfCurrency(NO_CURRENCY, List.of(), List.of());

  private final List<Measure> orders;
  private final List<Measure> newBuyers;

  /** The measures of money in one currency. */
  private record OfCurrency(String currency, List<Measure> money, List<Measure> refunded) {}

  /**
   * @param metric the metric that shows a number in the cell
   * @param dimensions the values of all dimensions between the model and the currency
   */
  CreditMeasures(Function<CreditNumber, Metric> metric, String... dimensions) {
    this.metric = metric;
    this.dimensions = List.of(dimensions);
    this.orders = byModel(CreditNumber.ORDERS, NO_CURRENCY);
    this.newBuyers = byModel(CreditNumber.NEW_BUYERS, NO_CURRENCY);
  }

  /**
   * One measure for each model, in the order of {@link Model}.
   *
   * @param currency of money; {@link #NO_CURRENCY} for millionths
   */
  List<Measure> of(CreditNumber number, String currency) {
    return switch (number) {
      case MONEY -> in(currency).money;
      case REFUNDED -> in(currency).refunded;
      case ORDERS -> orders;
      case NEW_BUYERS -> newBuyers;
    };
  }

  private OfCurrency in(String currency) {
    if (!last.currency.equals(currency)) {
      last = byCurrency.computeIfAbsent(currency, this::make);
    }
    return last;
  }

  private OfCurrency make(String currency) {
    return new OfCurrency(
        currency, byModel(CreditNumber.MONEY, currency), byModel(CreditNumber.REFUNDED, currency));
  }

  private List<Measure> byModel(CreditNumber number, String currency) {
    List<Measure> byModel = new ArrayList<>();
    for (Model model : Model.values()) {
      List<String> all = new ArrayList<>(List.of(model.id()));
      all.addAll(dimensions);
      if (!currency.isEmpty()) {
        all.add(currency);
      }
      byModel.add(new Measure(metric.apply(number), all));
    }
    return List.copyOf(byModel);
  }
}
