package io.millrace.insights.query;

import io.millrace.events.cell.Measure;
import io.millrace.insights.rates.Converter;
import io.millrace.insights.row.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds up cells by channel or region under the model of a view. When the view converts, amounts are
 * converted.
 */
final class SplitSums {
  private SplitSums() {}

  /**
   * Returns the sum of these windows. An amount is converted by the rate of the first day of its
   * window, so a window with foreign amounts must not be longer than a day.
   *
   * @throws io.millrace.insights.rates.MissingRateException when an amount has no rate
   */
  static Figures of(List<SplitWindow> windows, MoneyView view) {
    Figures sum = new Figures();
    Map<Measure, Measure> renamed = new HashMap<>();
    for (SplitWindow each : windows) {
      if (each.cell().isOverflowed()) {
        sum.overflow();
      }
      Optional<Converter> converter = view.converter();
      if (converter.isPresent()) {
        LocalDate day = converter.get().day(each.window().start());
        each.cell()
            .each(
                view.model(),
                (measure, value) -> add(sum, measure, value, converter.get(), day, renamed));
      } else {
        each.cell().each(view.model(), sum::add);
      }
    }
    return sum;
  }

  private static void add(
      Figures sum,
      Measure measure,
      long value,
      Converter converter,
      LocalDate day,
      Map<Measure, Measure> renamed) {
    int index = SplitCell.currencyIndex(measure);
    if (index < 0 || measure.dimensions().get(index).equals(converter.currency())) {
      sum.add(measure, value);
    } else {
      sum.add(
          renamed.computeIfAbsent(measure, from -> renamed(from, index, converter.currency())),
          converter.convert(measure.dimensions().get(index), value, day));
    }
  }

  private static Measure renamed(Measure measure, int index, String currency) {
    List<String> dimensions = new ArrayList<>(measure.dimensions());
    dimensions.set(index, currency);
    return new Measure(measure.metric(), dimensions);
  }
}
