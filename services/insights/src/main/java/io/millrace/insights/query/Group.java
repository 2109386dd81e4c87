package io.millrace.insights.query;

import io.millrace.insights.row.Figures;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The numbers of one value of a dimension. For one thread. */
final class Group {
  private static final String NO_CURRENCY = "";

  private final Map<SplitNumber, SortedMap<String, Long>> values = new EnumMap<>(SplitNumber.class);

  void add(SplitNumber number, String currency, long value) {
    values.computeIfAbsent(number, _ -> new TreeMap<>()).merge(currency, value, Figures::saturated);
  }

  /** Returns a number without a currency. */
  long count(SplitNumber number) {
    return amount(number, NO_CURRENCY);
  }

  long amount(SplitNumber number, String currency) {
    return amounts(number).getOrDefault(currency, 0L);
  }

  /** Returns the amounts of a number by currency, or a number without a currency by "". */
  SortedMap<String, Long> amounts(SplitNumber number) {
    return values.getOrDefault(number, new TreeMap<>());
  }

  long net(String currency) {
    long earned =
        Figures.saturated(
            amount(SplitNumber.GROSS, currency),
            Figures.saturated(
                amount(SplitNumber.TIPS, currency), amount(SplitNumber.ADS, currency)));
    return Figures.saturated(earned, -amount(SplitNumber.REFUNDED, currency));
  }

  /** Returns the currencies of gross, tips, ads and refunds that are not 0. */
  SortedSet<String> currencies() {
    SortedSet<String> currencies = new TreeSet<>();
    for (SplitNumber number :
        new SplitNumber[] {
          SplitNumber.GROSS, SplitNumber.TIPS, SplitNumber.ADS, SplitNumber.REFUNDED
        }) {
      amounts(number)
          .forEach(
              (currency, amount) -> {
                if (amount != 0) {
                  currencies.add(currency);
                }
              });
    }
    return currencies;
  }

  boolean isZero() {
    return values.values().stream()
        .flatMap(amounts -> amounts.values().stream())
        .allMatch(value -> value == 0);
  }
}
