package io.millrace.insights.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The amounts of one item of a table for CSV: one line for each currency, or one line without a
 * currency. Only the first line has counts, so that a column can be added up. The lines are sorted
 * by currency. Not safe for threads.
 */
final class CurrencyLines {
  private static final Object NOTHING = "";

  private final SortedMap<String, List<Object>> amounts = new TreeMap<>();
  private final int width;

  /**
   * Creates an item without amounts.
   *
   * @param width the number of columns of amounts, with the column of the currency
   */
  CurrencyLines(int width) {
    this.width = width;
  }

  /**
   * Sets cells of the line of a currency. Cells that are never set stay empty.
   *
   * @param column where the first of the cells is; column 0 is the currency
   */
  void put(String currency, int column, List<Object> cells) {
    List<Object> line =
        amounts.computeIfAbsent(
            currency,
            code -> {
              List<Object> empty = new ArrayList<>(blanks(width));
              empty.set(0, code);
              return empty;
            });
    for (int i = 0; i < cells.size(); i++) {
      line.set(column + i, cells.get(i));
    }
  }

  /** Returns the lines of the item: its names, its counts and the amounts of a currency. */
  Stream<List<Object>> after(List<Object> names, List<Object> counts) {
    if (amounts.isEmpty()) {
      return Stream.of(joined(names, counts, blanks(width)));
    }
    List<List<Object>> lines = new ArrayList<>();
    List<Object> before = counts;
    for (List<Object> line : amounts.values()) {
      lines.add(joined(names, before, line));
      before = blanks(counts.size());
    }
    return lines.stream();
  }

  /** Returns empty cells. */
  static List<Object> blanks(int count) {
    return Collections.nCopies(count, NOTHING);
  }

  /** Returns the elements of all lists, one list after the other. */
  @SafeVarargs
  static <T> List<T> joined(List<? extends T>... lists) {
    List<T> all = new ArrayList<>();
    for (List<? extends T> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }
}
