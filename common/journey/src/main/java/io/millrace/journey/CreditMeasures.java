package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The measures that show the credit of one surface in one cell, by number and currency. Each is
 * made once. Not safe to share between threads.
 */
final class CreditMeasures {
  /** The currency of numbers that are no money. */
  static final String NO_CURRENCY = JourneyEvent.NO_TEXT;

  private final List<String> dimensions;
  private final Map<CreditNumber, Map<String, List<Measure>>> measures =
      new EnumMap<>(CreditNumber.class);

  /**
   * @param dimensions the values of all dimensions between the model and the currency
   */
  CreditMeasures(String... dimensions) {
    this.dimensions = List.of(dimensions);
  }

  /**
   * One measure for each model, in the order of {@link Model}.
   *
   * @param currency of money; {@link #NO_CURRENCY} for millionths
   */
  List<Measure> of(CreditNumber number, Metric metric, String currency) {
    return measures
        .computeIfAbsent(number, _ -> new HashMap<>())
        .computeIfAbsent(currency, money -> byModel(metric, money));
  }

  private List<Measure> byModel(Metric metric, String currency) {
    List<Measure> byModel = new ArrayList<>();
    for (Model model : Model.values()) {
      byModel.add(new Measure(metric, all(model, currency)));
    }
    return List.copyOf(byModel);
  }

  private List<String> all(Model model, String currency) {
    return Stream.of(Stream.of(model.id()), dimensions.stream(), Stream.of(currency))
        .flatMap(of -> of)
        .limit(currency.isEmpty() ? dimensions.size() + 1L : Long.MAX_VALUE)
        .toList();
  }
}
