package io.millrace.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Parses a mapping file and finds all its mistakes. */
final class MappingParser {
  private static final List<String> KEYS =
      List.of(
          "file",
          "columns",
          "optional",
          "time",
          "number",
          "name",
          "skip",
          "require",
          "event",
          "case",
          "when",
          "events",
          "else");
  private static final int MOST_COLUMNS = 10_000;

  private final String mapping;
  private final Yaml yaml = new Yaml();
  private final Paths paths = new Paths();
  private final ValueParser values = new ValueParser(yaml, paths);

  MappingParser(String mapping) {
    this.mapping = mapping;
  }

  Mapping parse(String text) {
    Optional<Mapping> parsed = Optional.empty();
    try {
      parsed = yaml.compose(text).map(this::mapping);
    } catch (Yaml.TooManyValuesException _) {
      // It is among the mistakes.
    }
    if (parsed.isEmpty() || !yaml.mistakes().isEmpty()) {
      throw new MappingException(mapping, yaml.mistakes());
    }
    return parsed.get();
  }

  private Mapping mapping(Node root) {
    Map<String, Node> top = yaml.entries("mapping", root);
    yaml.allow(top, KEYS);
    RuleParser rules = new RuleParser(yaml, values, time(top), numbers(top));
    List<Gate> gates = new GateParser(yaml, values).parse(top);
    Selection selection = new SelectionParser(yaml, paths, values, rules).parse(root, top);
    Optional<Value> name =
        Optional.ofNullable(top.get("name")).map(node -> values.parse("name", node));
    Plan plan = new Plan(gates, selection, name, otherwise(top), hashed(gates, selection));
    Mapping result =
        new Mapping(
            mapping,
            Optional.ofNullable(top.get("columns"))
                .map(node -> yaml.texts("columns", node, MOST_COLUMNS)),
            top.containsKey("optional")
                ? yaml.texts("optional", top.get("optional"), MOST_COLUMNS)
                : List.of(),
            top.containsKey("file")
                ? new FileParser(yaml).parse(top.get("file"))
                : FileSettings.NONE,
            paths.all(),
            plan);
    if (yaml.mistakes().isEmpty() && result.columns().isPresent()) {
      result.bind(result.columns().get());
    }
    return result;
  }

  private TimeFormat time(Map<String, Node> top) {
    Node node = top.get("time");
    return node == null
        ? new TimeFormat.Iso(Optional.empty())
        : new TimeParser(yaml).parse("time", node);
  }

  private NumberFormat numbers(Map<String, Node> top) {
    Node node = top.get("number");
    return node == null
        ? NumberFormat.PLAIN
        : new NumberParser(yaml, values).format("number", node);
  }

  private Otherwise otherwise(Map<String, Node> top) {
    Node node = top.get("else");
    if (node == null) {
      return Otherwise.UNSAID;
    }
    Optional<Otherwise> otherwise = yaml.text("else", node).flatMap(Otherwise::of);
    if (otherwise.isEmpty()) {
      yaml.mistake(node, "else", "expected refuse or skip");
    }
    return otherwise.orElse(Otherwise.UNSAID);
  }

  /** Returns the paths that {@code $row} covers: all that the mapping reads, by name. */
  private static List<Path> hashed(List<Gate> gates, Selection selection) {
    return Stream.of(
            gates.stream().flatMap(Gate::paths),
            selection.by().stream().flatMap(Value::paths),
            selection.rules().flatMap(Rule::paths))
        .flatMap(s -> s)
        .distinct()
        .sorted(
            Comparator.comparing(Path::ofElement)
                .thenComparing(path -> Texts.columnKey(path.text())))
        .toList();
  }
}
