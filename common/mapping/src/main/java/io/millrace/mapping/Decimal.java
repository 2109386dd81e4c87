package io.millrace.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An exact number: value x times + plus - minus.
 *
 * @param value the number; without it there is no number at all
 * @param times factors, each of which must be there
 * @param plus summands; an absent one is 0
 * @param minus what is subtracted; an absent one is 0
 * @param format the form of numbers in texts
 */
record Decimal(
    Value value, List<Value> times, List<Value> plus, List<Value> minus, NumberFormat format) {

  Optional<BigDecimal> in(Scope scope) throws Refusal {
    String text = value.in(scope);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal number = format.parse(text);
    for (Value factor : times) {
      String times = factor.in(scope);
      if (times.isEmpty()) {
        throw Refusal.missing("no value for times");
      }
      number = number.multiply(format.parse(times));
    }
    for (Value summand : plus) {
      number = number.add(orZero(summand.in(scope)));
    }
    for (Value less : minus) {
      number = number.subtract(orZero(less.in(scope)));
    }
    return Optional.of(number);
  }

  private BigDecimal orZero(String text) throws Refusal {
    return text.isEmpty() ? BigDecimal.ZERO : format.parse(text);
  }

  Stream<Value> values() {
    return Stream.of(Stream.of(value), times.stream(), plus.stream(), minus.stream())
        .flatMap(s -> s);
  }
}
