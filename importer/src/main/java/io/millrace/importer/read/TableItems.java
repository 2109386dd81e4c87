package io.millrace.importer.read;

import java.util.List;
import java.util.Optional;

/** The rows of a table, which has columns. */
interface TableItems extends Items {

  /** Returns the names of the columns, or empty when the file is empty. */
  Optional<List<String>> header();

  /** Returns the names without those at the end that are empty. */
  static List<String> named(List<String> cells) {
    int end = cells.size();
    while (end > 0 && cells.get(end - 1).isBlank()) {
      end--;
    }
    return List.copyOf(cells.subList(0, end));
  }
}
