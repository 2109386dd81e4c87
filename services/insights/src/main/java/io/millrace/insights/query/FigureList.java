package io.millrace.insights.query;

import io.millrace.insights.row.Earned;
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
   * @param nature how the value is compared
   */
  record Name(String metric, Optional<String> currency, Nature nature) {}

  /** How a figure is compared. */
  enum Nature {
    /** A count or an amount. It is 0 where it is absent. */
    SUM,
    /** A share of something, from 0 to 1. It has a difference in points and no relative change. */
    SHARE,
    /** A quotient that is no share. It is unknown where it is absent. */
    QUOTIENT
  }

  FigureList count(String metric, long value) {
    return put(metric, Optional.empty(), Nature.SUM, Optional.of(BigDecimal.valueOf(value)));
  }

  FigureList people(String metric, OptionalLong value) {
    return put(
        metric,
        Optional.empty(),
        Nature.SUM,
        value.stream().mapToObj(BigDecimal::valueOf).findFirst());
  }

  FigureList rate(String metric, Optional<BigDecimal> value) {
    return put(metric, Optional.empty(), Nature.SHARE, value);
  }

  /**
   * Adds an amount.
   *
   * @param minor decimal integer in minor units
   */
  FigureList amount(String metric, String currency, String minor) {
    return put(metric, Optional.of(currency), Nature.SUM, Optional.of(new BigDecimal(minor)));
  }

  /** Adds the amounts, with their refunds where they are counted. */
  FigureList amounts(String metric, List<Amount> amounts) {
    amounts.forEach(
        line -> {
          amount(metric, line.currency(), line.amount());
          line.refunded().ifPresent(taken -> amount("refunded", line.currency(), taken));
          line.refundRate().ifPresent(rate -> quotient("refundRate", line.currency(), rate));
        });
    return this;
  }

  FigureList rate(String metric, String currency, Optional<BigDecimal> value) {
    return put(metric, Optional.of(currency), Nature.SHARE, value);
  }

  /** Adds the line of a currency: credit, refunds, spend and their quotients. */
  FigureList earned(Earned line) {
    return amount("amount", line.currency(), line.amount())
        .amount("refunded", line.currency(), line.refunded())
        .quotient("refundRate", line.currency(), line.refundRate())
        .amount("spend", line.currency(), line.spend())
        .quotients(line.currency(), line.roas(), line.costPerOrder(), line.costPerNewBuyer());
  }

  /** Adds what an amount of spend brought. */
  FigureList quotients(
      String currency,
      Optional<BigDecimal> roas,
      Optional<String> costPerOrder,
      Optional<String> costPerNewBuyer) {
    return quotient("roas", currency, roas)
        .quotient("costPerOrder", currency, costPerOrder.map(BigDecimal::new))
        .quotient("costPerNewBuyer", currency, costPerNewBuyer.map(BigDecimal::new));
  }

  FigureList quotient(String metric, String currency, Optional<BigDecimal> value) {
    return put(metric, Optional.of(currency), Nature.QUOTIENT, value);
  }

  Set<Name> names() {
    return values.keySet();
  }

  /**
   * Returns the value. A count or an amount that is not in the list is 0. A share or a quotient
   * that is not in the list is unknown.
   */
  Optional<BigDecimal> value(Name name) {
    return values.getOrDefault(
        name, name.nature() == Nature.SUM ? Optional.of(BigDecimal.ZERO) : Optional.empty());
  }

  private FigureList put(
      String metric, Optional<String> currency, Nature nature, Optional<BigDecimal> value) {
    values.put(new Name(metric, currency, nature), value);
    return this;
  }
}
