package io.millrace.insights.query;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The figures of one item of an answer by their names, in order. */
final class FigureList {
  private final Map<Name, Optional<BigDecimal>> values = new LinkedHashMap<>();

  /**
   * The name of a figure.
   *
   * @param metric id of the table of metrics
   * @param currency of an amount; empty for other figures
   * @param isRate whether the value is a share of something
   */
  record Name(String metric, Optional<String> currency, boolean isRate) {}

  FigureList count(String metric, long value) {
    return put(metric, Optional.empty(), false, Optional.of(BigDecimal.valueOf(value)));
  }

  FigureList people(String metric, OptionalLong value) {
    return put(
        metric, Optional.empty(), false, value.stream().mapToObj(BigDecimal::valueOf).findFirst());
  }

  FigureList rate(String metric, Optional<BigDecimal> value) {
    return put(metric, Optional.empty(), true, value);
  }

  /**
   * Adds an amount.
   *
   * @param minor decimal integer in minor units
   */
  FigureList amount(String metric, String currency, String minor) {
    return put(metric, Optional.of(currency), false, Optional.of(new BigDecimal(minor)));
  }

  FigureList amounts(String metric, List<Amount> amounts) {
    amounts.forEach(amount -> amount(metric, amount.currency(), amount.amount()));
    return this;
  }

  FigureList rate(String metric, String currency, Optional<BigDecimal> value) {
    return put(metric, Optional.of(currency), true, value);
  }

  Set<Name> names() {
    return values.keySet();
  }

  /**
   * Returns the value. A count or an amount that is not in the list is 0. A rate that is not in the
   * list is unknown.
   */
  Optional<BigDecimal> value(Name name) {
    return values.getOrDefault(
        name, name.isRate() ? Optional.empty() : Optional.of(BigDecimal.ZERO));
  }

  private FigureList put(
      String metric, Optional<String> currency, boolean isRate, Optional<BigDecimal> value) {
    values.put(new Name(metric, currency, isRate), value);
    return this;
  }
}
