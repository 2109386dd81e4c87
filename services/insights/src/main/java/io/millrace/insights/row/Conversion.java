package io.millrace.insights.row;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.insights.rates.Converter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Converts the figures of one window to one currency. Each integer is converted and rounded
 * separately. Net is the sum of its converted parts. Rounding can leave a difference between net
 * and its credits. This difference is added to the largest credit that the window keeps for itself
 * (closed or direct). It is never added to an external credit: an external credit is written at two
 * platforms and must be equal at both.
 */
final class Conversion {
  private static final String CURRENCY = "currency";
  private static final Comparator<Map.Entry<Measure, Long>> LARGEST =
      Comparator.<Map.Entry<Measure, Long>>comparingLong(credit -> Math.abs(credit.getValue()))
          .thenComparing(credit -> credit.getKey().dimensions().toString());

  private final Map<Measure, Long> given;
  private final Converter converter;
  private final String platform;
  private final LocalDate day;

  Conversion(Map<Measure, Long> given, Converter converter, String platform, long start) {
    this.given = given;
    this.converter = converter;
    this.platform = platform;
    this.day = converter.day(start);
  }

  Figures figures() {
    Figures result = new Figures();
    Map<String, Map<Measure, Long>> foreign = new TreeMap<>();
    given.forEach(
        (measure, value) -> {
          Optional<String> currency = foreignCurrency(measure);
          currency.ifPresentOrElse(
              code -> foreign.computeIfAbsent(code, _ -> new HashMap<>()).put(measure, value),
              () -> result.add(measure, value));
        });
    foreign.forEach((currency, amounts) -> converted(currency, amounts).forEach(result::add));
    return result;
  }

  private Optional<String> foreignCurrency(Measure measure) {
    int index = measure.metric().dimensions().indexOf(CURRENCY);
    return index < 0
        ? Optional.empty()
        : Optional.of(measure.dimensions().get(index))
            .filter(currency -> !currency.equals(converter.currency()));
  }

  private Map<Measure, Long> converted(String currency, Map<Measure, Long> amounts) {
    Map<Measure, Long> converted = new HashMap<>();
    amounts.forEach(
        (measure, amount) ->
            converted.put(renamed(measure), converter.convert(currency, amount, day)));
    for (Model model : Model.values()) {
      // Cells that were read at different moments do not balance. Then there is nothing to settle.
      if (net(amounts) == credited(model, amounts)) {
        settle(model, net(converted) - credited(model, converted), converted);
      }
    }
    return converted;
  }

  private Measure renamed(Measure measure) {
    List<String> dimensions = new ArrayList<>(measure.dimensions());
    dimensions.set(measure.metric().dimensions().indexOf(CURRENCY), converter.currency());
    return new Measure(measure.metric(), dimensions);
  }

  private void settle(Model model, long rest, Map<Measure, Long> converted) {
    if (rest != 0) {
      Measure carrier =
          converted.entrySet().stream()
              .filter(credit -> isCredit(model, credit.getKey()) && isOwn(credit.getKey()))
              .max(LARGEST)
              .map(Map.Entry::getKey)
              .orElseGet(
                  () -> Measure.of(Metric.CREDIT_IN, model.id(), "", "", converter.currency()));
      converted.merge(carrier, rest, Figures::saturated);
    }
  }

  private boolean isOwn(Measure credit) {
    String touch = credit.dimensions().get(1);
    return touch.isEmpty() || touch.equals(platform);
  }

  private static boolean isCredit(Model model, Measure measure) {
    return measure.metric() == Metric.CREDIT_IN
        && measure.dimensions().getFirst().equals(model.id());
  }

  private static long credited(Model model, Map<Measure, Long> amounts) {
    return amounts.entrySet().stream()
        .filter(amount -> isCredit(model, amount.getKey()))
        .mapToLong(Map.Entry::getValue)
        .reduce(0, Figures::saturated);
  }

  private static long net(Map<Measure, Long> amounts) {
    return amounts.entrySet().stream()
        .mapToLong(
            amount ->
                switch (amount.getKey().metric()) {
                  case GROSS, TIPS, ADS -> amount.getValue();
                  case REFUNDED -> -amount.getValue();
                  default -> 0;
                })
        .reduce(0, Figures::saturated);
  }
}
