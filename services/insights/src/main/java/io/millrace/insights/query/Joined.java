package io.millrace.insights.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Joins the items of two ranges. */
final class Joined {
  private Joined() {}

  /**
   * Returns an item for each key of both lists, sorted by key.
   *
   * @param nothing makes an item of the same key for a range that has none
   * @param compared makes the item from the item of now and the item of the compared range
   */
  static <T> List<T> of(
      List<T> now,
      List<T> then,
      Function<T, String> key,
      UnaryOperator<T> nothing,
      BinaryOperator<T> compared) {
    Map<String, T> both = new TreeMap<>();
    Map<String, T> before = new TreeMap<>();
    now.forEach(item -> both.put(key.apply(item), item));
    then.forEach(
        item -> {
          before.put(key.apply(item), item);
          both.computeIfAbsent(key.apply(item), _ -> nothing.apply(item));
        });
    both.replaceAll(
        (name, item) -> compared.apply(item, before.getOrDefault(name, nothing.apply(item))));
    return List.copyOf(both.values());
  }
}
