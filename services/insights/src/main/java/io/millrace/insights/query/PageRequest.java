package io.millrace.insights.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which part of a list is wanted.
 *
 * @param limit the most items, at least 1
 * @param after the key of the item that the part begins after; empty for the first part
 * @param cursor makes a cursor of the key of a part's last item
 */
public record PageRequest(int limit, Optional<String> after, UnaryOperator<String> cursor) {

  /** All of it. */
  static PageRequest none() {
    return new PageRequest(Integer.MAX_VALUE, Optional.empty(), UnaryOperator.identity());
  }

  /** The part of a list that is in the order of its keys, which are all different. */
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
