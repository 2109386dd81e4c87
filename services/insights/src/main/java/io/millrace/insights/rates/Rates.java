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

/** Exchange rates by day. Immutable. */
final class Rates {
  private static final Comparator<Ratio> NEWEST = Comparator.comparing(Ratio::day);

  private final String version;
  private final Map<Pair, NavigableMap<LocalDate, Ratio>> stated = new HashMap<>();
  private final NavigableSet<String> currencies = new TreeSet<>();

  /**
   * Creates the rates.
   *
   * @param version identifies these rates; different rates have different versions
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
   * Finds the value of one unit in the other currency. It takes the newest rate between the two
   * currencies that was stated on or before the day, in either direction. Without a direct rate, it
   * goes through a third currency: the one whose older rate is the newest, and among equal ones the
   * first in the alphabet.
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

  /** A pair of currencies. Its rate is the value of one unit of the base in units of the quote. */
  record Pair(String base, String quote) {}
}
