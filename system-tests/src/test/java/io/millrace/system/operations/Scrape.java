package io.millrace.system.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code /actuator/prometheus} said.
 *
 * @param types of metrics by name
 * @param labels that samples have, by the name of the sample
 */
record Scrape(Map<String, String> types, Map<String, Set<String>> labels) {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final List<String> SUFFIXES = List.of("", "_bucket", "_count", "_sum");

  static Scrape of(String text) {
    Map<String, String> types = new HashMap<>();
    Map<String, Set<String>> labels = new HashMap<>();
    text.lines().forEach(line -> read(line, types, labels));
    return new Scrape(types, labels);
  }

  /** Both together, as one Prometheus sees them. */
  Scrape and(Scrape other) {
    Map<String, String> allTypes = new HashMap<>(types);
    allTypes.putAll(other.types);
    Map<String, Set<String>> all = new HashMap<>();
    Stream.of(labels, other.labels)
        .forEach(
            some ->
                some.forEach(
                    (name, set) -> all.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(set)));
    return new Scrape(allTypes, all);
  }

  /** Labels of a metric, of whichever of its samples, without the bounds of buckets. */
  Set<String> labelsOf(String metric) {
    Set<String> found = new TreeSet<>();
    SUFFIXES.forEach(suffix -> found.addAll(labels.getOrDefault(metric + suffix, Set.of())));
    found.remove("le");
    return found;
  }

  /** Metrics of Millrace itself; the greatest of a time belongs to the time. */
  Stream<String> own() {
    return types.keySet().stream()
        .filter(name -> name.startsWith("millrace_"))
        .filter(
            name -> !name.endsWith("_max") || !types.containsKey(name.replaceFirst("_max$", "")));
  }

  private static void read(
      String line, Map<String, String> types, Map<String, Set<String>> labels) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      types.put(type.group(1), type.group(2));
    }
    Matcher sample = SAMPLE.matcher(line);
    if (!line.startsWith("#") && sample.matches()) {
      Set<String> names = labels.computeIfAbsent(sample.group(1), _ -> new TreeSet<>());
      LABEL
          .matcher(Objects.requireNonNullElse(sample.group(2), ""))
          .results()
          .forEach(label -> names.add(label.group(1)));
    }
  }
}
