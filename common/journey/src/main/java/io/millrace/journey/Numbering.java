package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers values from 0, in the order in which they are first asked for.
 *
 * @param <T> type of the values
 */
final class Numbering<T> {
  /** A linear search in so few values is faster than hashing: as many as surfaces of a loop. */
  private static final int SEARCHED = Loop.MOST_PLACES;

  private static final int NONE = -1;

  private final List<T> values = new ArrayList<>();

  /** The numbers of the values, when there are more than {@link #SEARCHED}. */
  private final Map<T, Integer> numbers = new HashMap<>();

  /** The number of the value, which it gets now when it has none. */
  int of(T value) {
    int known =
        values.size() <= SEARCHED ? values.indexOf(value) : numbers.getOrDefault(value, NONE);
    return known == NONE ? add(value) : known;
  }

  /** The values by number. Callers must not change the list. */
  List<T> values() {
    return values;
  }

  private int add(T value) {
    int number = values.size();
    values.add(value);
    if (number == SEARCHED) {
      for (int i = 0; i < number; i++) {
        numbers.put(values.get(i), i);
      }
    }
    if (number >= SEARCHED) {
      numbers.put(value, number);
    }
    return number;
  }
}
