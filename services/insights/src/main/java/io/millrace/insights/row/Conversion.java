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
 * and its credits, and between refunds and what they took from credits. This difference is added to
 * the largest credit that the window keeps for itself (closed or direct). It is never added to an
 * external credit: an external credit is written at two platforms and must be equal at both.
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
      settle(Metric.CREDIT_IN, model, net(amounts), net(converted), amounts, converted);
      settle(Metric.REFUNDED_IN, model, refunded(amounts), refunded(converted), amounts, converted);
    }
    return converted;
  }

  private Measure renamed(Measure measure) {
    List<String> dimensions = new ArrayList<>(measure.dimensions());
    dimensions.set(measure.metric().dimensions().indexOf(CURRENCY), converter.currency());
    return new Measure(measure.metric(), dimensions);
  }

  /**
   * Adds what rounding left to the largest part that the window keeps for itself.
   *
   * @param parts the metric of the parts
   * @param whole the sum that the parts have together, before and after the conversion
   */
  private void settle(
      Metric parts,
      Model model,
      long whole,
      long convertedWhole,
      Map<Measure, Long> amounts,
      Map<Measure, Long> converted) {
    // Cells that were read at different moments do not balance. Then there is nothing to settle.
    long rest =
        whole == sum(parts, model, amounts) ? convertedWhole - sum(parts, model, converted) : 0;
    if (rest != 0) {
      Measure carrier =
          converted.entrySet().stream()
              .filter(part -> isPart(parts, model, part.getKey()) && isOwn(part.getKey()))
              .max(LARGEST)
              .map(Map.Entry::getKey)
              .orElseGet(() -> Measure.of(parts, model.id(), "", "", converter.currency()));
      converted.merge(carrier, rest, Figures::saturated);
    }
  }

  private boolean isOwn(Measure credit) {
    String touch = credit.dimensions().get(1);
    return touch.isEmpty() || touch.equals(platform);
  }

  private static boolean isPart(Metric parts, Model model, Measure measure) {
    return measure.metric() == parts && measure.dimensions().getFirst().equals(model.id());
  }

  private static long sum(Metric parts, Model model, Map<Measure, Long> amounts) {
    return amounts.entrySet().stream()
        .filter(amount -> isPart(parts, model, amount.getKey()))
        .mapToLong(Map.Entry::getValue)
        .reduce(0, Figures::saturated);
  }

  /** The amounts are of one currency, so there is one integer at most. */
  private static long refunded(Map<Measure, Long> amounts) {
    return amounts.entrySet().stream()
        .filter(amount -> amount.getKey().metric() == Metric.REFUNDED)
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
