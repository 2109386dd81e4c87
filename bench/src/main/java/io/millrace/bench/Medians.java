package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints the medians of several runs as Markdown, for {@code bench/all}. Lines of two runs belong
 * together when they differ in their numbers only. The argument is a folder with files {@code
 * NAME.RUN}, each the output of one run.
 */
final class Medians {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,])\\d[\\d,]*(?:\\.\\d+)?(?!\\w)");
  private static final Pattern LOG = Pattern.compile("\\d\\d:\\d\\d:\\d\\d .*");

  private Medians() {}

  public static void main(String... args) throws IOException {
    Map<String, List<String>> outputs = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.filter(Medians::isOutput).sorted().toList()) {
        String name = file.getFileName().toString();
        outputs
            .computeIfAbsent(name.substring(0, name.lastIndexOf('.')), _ -> new ArrayList<>())
            .add(Files.readString(file, UTF_8));
      }
    }
    outputs.forEach(Medians::print);
  }

  private static boolean isOutput(Path file) {
    return file.getFileName().toString().matches("[a-z-]+\\.\\d+");
  }

  private static void print(String bench, List<String> runs) {
    System.out.printf("%n## %s, %d runs%n%n", bench, runs.size());
    System.out.println("| medians | least and greatest of the first number |");
    System.out.println("|---|---|");
    table(runs).forEach(line -> System.out.println("| " + line + " |"));
  }

  /**
   * The rows of one bench, without their outer bars, in the order of the lines of its first run.
   */
  static List<String> table(List<String> runs) {
    Map<String, List<List<String>>> lines = new LinkedHashMap<>();
    for (String run : runs) {
      run.lines()
          .filter(line -> !LOG.matcher(line).matches())
          .forEach(
              line -> {
                List<String> numbers = NUMBER.matcher(line).results().map(m -> m.group()).toList();
                if (!numbers.isEmpty()) {
                  lines.computeIfAbsent(shape(line), _ -> new ArrayList<>()).add(numbers);
                }
              });
    }
    List<String> rows = new ArrayList<>();
    lines.forEach((shape, values) -> rows.add(row(shape, values)));
    return rows;
  }

  private static String shape(String line) {
    return NUMBER.matcher(line).replaceAll("#").strip().replaceAll("\\s+", " ");
  }

  private static String row(String shape, List<List<String>> values) {
    List<String> first = sorted(values, 0);
    StringBuilder row = new StringBuilder();
    Matcher places = Pattern.compile("#").matcher(shape);
    for (int i = 0; places.find(); i++) {
      places.appendReplacement(row, middle(sorted(values, i)));
    }
    places.appendTail(row);
    return row.toString().replace("|", "\\|") + " | " + first.getFirst() + " to " + first.getLast();
  }

  private static List<String> sorted(List<List<String>> values, int place) {
    return values.stream()
        .map(numbers -> numbers.get(place))
        .sorted((one, other) -> Double.compare(value(one), value(other)))
        .toList();
  }

  /** The lower one of the two in the middle when their count is even. */
  private static String middle(List<String> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }

  private static double value(String number) {
    return Double.parseDouble(number.replace(",", ""));
  }
}
