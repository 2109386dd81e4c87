package io.millrace.events.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of comma-separated cells without quoting. Blank lines and {@code #} comments are skipped.
 */
record CatalogFile(String name, List<String> lines) {

  static CatalogFile of(String name, List<String> lines) {
    return new CatalogFile(name, lines);
  }

  static CatalogFile resource(String name) {
    try (InputStream in = CatalogFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return of(name, new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forEachRow(int columns, Consumer<List<String>> action) {
    forEachLine(line -> action.accept(cells(line, columns)));
  }

  void forEachLine(Consumer<String> action) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        action.accept(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(name, i + 1, e.getMessage()), e);
      }
    }
  }

  static List<String> cells(String line, int columns) {
    List<String> cells = List.of(line.split(",", -1));
    if (cells.size() != columns) {
      throw new IllegalArgumentException(
          "expected %d columns, found %d".formatted(columns, cells.size()));
    }
    return cells.stream().map(String::strip).toList();
  }
}
