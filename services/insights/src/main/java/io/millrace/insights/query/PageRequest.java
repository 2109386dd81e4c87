package io.millrace.insights.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request for a part of a list.
 *
 * @param limit the most items, at least 1
 * @param after the key of the item before the part; empty for the first part
 * @param cursor makes a cursor from the key of the last item of a part
 */
public record PageRequest(int limit, Optional<String> after, UnaryOperator<String> cursor) {

  /** Returns a request for the whole list. */
  static PageRequest none() {
    return new PageRequest(Integer.MAX_VALUE, Optional.empty(), UnaryOperator.identity());
  }

  /**
   * Returns the requested part of a list. The list must be sorted by its keys, and all keys must be
   * different.
   */
  <T> Page<T> of(List<T> items, Function<T, String> key) {
    List<T> rest =
        items.stream()
            .filter(item -> after.filter(last -> key.apply(item).compareTo(last) <= 0).isEmpty())
            .toList();
    return rest.size() <= limit
        ? new Page<>(rest, Optional.empty())
        : new Page<>(
            rest.subList(0, limit), Optional.of(cursor.apply(key.apply(rest.get(limit - 1)))));
  }

  /**
   * A part of a list.
   *
   * @param next the cursor of the following part; empty at the end
   */
  record Page<T>(List<T> items, Optional<String> next) {}
}
