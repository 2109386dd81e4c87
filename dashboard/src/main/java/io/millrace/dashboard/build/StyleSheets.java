package io.millrace.dashboard.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The style sheets of a folder, in the order of their names.
 *
 * @param folder with files that end in {@code .css}
 */
record StyleSheets(Path folder) {

  /** One sheet without comments and indentation. */
  String joined() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sheets = files.filter(path -> path.toString().endsWith(".css")).sorted().toList();
      StringBuilder all = new StringBuilder();
      for (Path sheet : sheets) {
        all.append(Files.readString(sheet)).append('\n');
      }
      return shortened(all.toString());
    }
  }

  private static String shortened(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
