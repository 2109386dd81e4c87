package io.millrace.insights.rates;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rates of exchange by day. Immutable. */
final class Rates {
  private static final Comparator<Ratio> NEWEST = Comparator.comparing(Ratio::day);

  private final String version;
  private final Map<Pair, NavigableMap<LocalDate, Ratio>> stated = new HashMap<>();
  private final NavigableSet<String> currencies = new TreeSet<>();

  /**
   * Those rates.
   *
   * @param version another one for other rates
   */
  Rates(String version, Map<Pair, ? extends Map<LocalDate, Ratio>> rates) {
    this.version = version;
    rates.forEach(
        (pair, byDay) -> {
          stated.put(pair, new TreeMap<>(byDay));
          currencies.add(pair.base());
          currencies.add(pair.quote());
        });
  }

  static Rates none() {
    return new Rates("", Map.of());
  }

  String version() {
    return version;
  }

  /**
   * What one unit is worth in the other currency: the newest rate between the two, either way
   * round, stated on or before the day; else by way of a third currency, the one whose older rate
   * is newest, and of equal ones the first of the alphabet.
   */
  Optional<Ratio> find(String from, String to, LocalDate day) {
    return between(from, to, day).or(() -> crossing(from, to, day));
  }

  private Optional<Ratio> between(String from, String to, LocalDate day) {
    Optional<Ratio> straight = newest(new Pair(from, to), day);
    Optional<Ratio> inverse = newest(new Pair(to, from), day).map(Ratio::inverse);
    boolean isInverseNewer =
        inverse.isPresent()
            && straight.filter(rate -> !rate.day().isBefore(inverse.get().day())).isEmpty();
    return isInverseNewer ? inverse : straight;
  }

  private Optional<Ratio> crossing(String from, String to, LocalDate day) {
    Optional<Ratio> best = Optional.empty();
    for (String via : currencies) {
      Optional<Ratio> way =
          between(from, via, day)
              .flatMap(first -> between(via, to, day).map(second -> first.then(second)));
      if (way.isPresent() && best.filter(b -> NEWEST.compare(b, way.get()) >= 0).isEmpty()) {
        best = way;
      }
    }
    return best;
  }

  private Optional<Ratio> newest(Pair pair, LocalDate day) {
    return Optional.ofNullable(stated.get(pair))
        .map(byDay -> byDay.floorEntry(day))
        .map(Map.Entry::getValue);
  }

  /** One unit of the base is worth so many of the quote. */
  record Pair(String base, String quote) {}
}
