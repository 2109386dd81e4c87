package io.millrace.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Parses a mapping file and finds all its mistakes. */
final class MappingParser {
  private static final List<String> KEYS =
      List.of(
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
  private static final String SKIP = "skip";
  private static final int MOST_RULES = 64;
  private static final int MOST_CASES = 1_000;
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
    } catch (MappingException _) {
      // The text has too many values. It is among the mistakes.
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
    List<Gate> gates = gates(top);
    Selection selection = selection(root, top, rules);
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

  private List<Gate> gates(Map<String, Node> top) {
    List<Gate> gates = new ArrayList<>();
    each(SKIP, top, node -> skipGate(node).ifPresent(gates::add));
    each("require", top, node -> requireGate(node).ifPresent(gates::add));
    return List.copyOf(gates);
  }

  private void each(String key, Map<String, Node> top, java.util.function.Consumer<Node> use) {
    Node node = top.get(key);
    if (node == null) {
      return;
    }
    for (Node one : yaml.oneOrMore(key, node, MOST_RULES)) {
      use.accept(one);
    }
  }

  private Optional<Gate> skipGate(Node node) {
    Optional<Conditional> conditional = conditional(SKIP, "reason", node);
    return conditional.map(c -> new Gate.Skip(c.when(), c.text()));
  }

  private Optional<Gate> requireGate(Node node) {
    if (node instanceof ScalarNode scalar && scalar.getValue().startsWith("$")) {
      Value value = values.parse("require", node);
      refuseElement("require", node, value.needsElement());
      return Optional.of(new Gate.Present(value, scalar.getValue().substring(1)));
    }
    return conditional("require", "problem", node).map(c -> new Gate.Holds(c.when(), c.text()));
  }

  private record Conditional(Expression when, String text) {}

  private Optional<Conditional> conditional(String key, String textKey, Node node) {
    Optional<Expression> when;
    Optional<String> text = Optional.empty();
    if (node instanceof MappingNode) {
      Map<String, Node> entries = yaml.entries(key, node);
      yaml.allow(entries, List.of("when", textKey));
      Node condition = entries.get("when");
      if (condition == null) {
        yaml.mistake(node, key, "needs when");
        return Optional.empty();
      }
      when = values.expression("when", condition, true);
      text = Optional.ofNullable(entries.get(textKey)).flatMap(t -> yaml.text(textKey, t));
    } else {
      when = values.expression(key, node, true);
    }
    when.ifPresent(expression -> refuseElement(key, node, expression.needsElement()));
    String said = text.orElse("");
    return when.map(e -> new Conditional(e, said.isEmpty() ? sentence(key, e) : said));
  }

  private static String sentence(String key, Expression when) {
    return key.equals(SKIP) ? when.source() : "not: " + when.source();
  }

  private void refuseElement(String key, Node node, boolean needsElement) {
    if (needsElement) {
      yaml.mistake(node, key, "$each and $index exist only in a rule with forEach");
    }
  }

  private Selection selection(Node root, Map<String, Node> top, RuleParser rules) {
    Node event = top.get("event");
    Node events = top.get("events");
    boolean cases = top.containsKey("case") || top.containsKey("when");
    if (event == null && events == null && !cases) {
      yaml.mistake(root, "event", "is missing");
      return all(List.of());
    }
    RuleParser.Draft base =
        event == null
            ? new RuleParser.Draft(
                Map.of(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty())
            : rules.draft("event", event, false);
    if (cases && events != null) {
      yaml.mistake(events, "events", "cannot be beside case and when");
    }
    if (cases) {
      return cases(root, top, base, rules);
    }
    if (events != null) {
      return all(rules("events", events, base, rules));
    }
    return all(event == null ? List.of() : List.of(rules.rule("event", event, base)));
  }

  private static Selection all(List<Rule> rules) {
    return new Selection.All(new Selection.Choice.Rules(rules));
  }

  private List<Rule> rules(String key, Node node, RuleParser.Draft base, RuleParser rules) {
    return yaml.oneOrMore(key, node, MOST_RULES).stream()
        .map(one -> rules.rule(key, one, base.overriddenBy(rules.draft(key, one, true))))
        .toList();
  }

  private Selection cases(
      Node root, Map<String, Node> top, RuleParser.Draft base, RuleParser rules) {
    Node by = top.get("case");
    Node when = top.get("when");
    if (by == null || when == null) {
      yaml.mistake(root, by == null ? "case" : "when", "is missing");
      return all(List.of());
    }
    Map<String, Selection.Choice> choices = new LinkedHashMap<>();
    Map<String, Node> entries = yaml.entries("when", when);
    if (entries.isEmpty() || entries.size() > MOST_CASES) {
      yaml.mistake(when, "when", "expected 1 to 1 000 cases");
    }
    entries.forEach(
        (cell, node) ->
            choices.put(
                Texts.clean(cell),
                isSkip(node)
                    ? new Selection.Choice.Skip(label(by) + " is " + Refusal.quote(cell))
                    : new Selection.Choice.Rules(rules(cell, node, base, rules))));
    return new Selection.Cases(caseValue(by), label(by), choices);
  }

  private static boolean isSkip(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(SKIP);
  }

  private static String label(Node by) {
    return by instanceof ScalarNode scalar ? scalar.getValue().replaceFirst("^\\$", "") : "case";
  }

  /** Parses {@code case}. A bare text is the name of a column. */
  private Value caseValue(Node by) {
    if (by instanceof ScalarNode scalar && !scalar.getValue().startsWith("$")) {
      return yaml.text("case", by)
          .<Value>map(name -> new Value.At(paths.ofItem(name, yaml.line(by))))
          .orElse(ValueParser.NONE);
    }
    Value value =
        by instanceof SequenceNode
            ? new Value.FirstOf(values.list("case", by))
            : values.parse("case", by);
    refuseElement("case", by, value.needsElement());
    return value;
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
