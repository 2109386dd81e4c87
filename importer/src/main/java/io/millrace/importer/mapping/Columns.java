package io.millrace.importer.mapping;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The column names of a file. */
final class Columns {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names;

  /**
   * Creates the columns, in the order of the file.
   *
   * @throws IllegalArgumentException when a name occurs twice or is reserved
   */
  Columns(List<String> names) {
    this.names = names.stream().map(String::strip).toList();
    for (String name : this.names) {
      if (name.equals(ValueTemplate.ROW)) {
        throw new IllegalArgumentException("no column may be called '" + name + "'");
      }
      if (indexes.put(name, indexes.size()) != null) {
        throw new IllegalArgumentException("column '" + name + "' is there twice");
      }
    }
  }

  boolean contains(String name) {
    return indexes.containsKey(name);
  }

  int indexOf(String name) {
    return requireNonNull(indexes.get(name));
  }

  CsvRow row(List<String> cells) throws BadRowException {
    if (cells.size() != names.size()) {
      throw new BadRowException(
          "%d cells, expected %d: %s"
              .formatted(cells.size(), names.size(), String.join(",", names)));
    }
    return new CsvRow(this, cells);
  }
}
