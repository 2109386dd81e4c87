package io.millrace.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Parses which rules an item uses: {@code event}, {@code events}, or {@code case} and {@code when}.
 */
final class SelectionParser {
  private static final int MOST_CASES = 1_000;

  private final Yaml yaml;
  private final Paths paths;
  private final ValueParser values;
  private final RuleParser rules;

  SelectionParser(Yaml yaml, Paths paths, ValueParser values, RuleParser rules) {
    this.yaml = yaml;
    this.paths = paths;
    this.values = values;
    this.rules = rules;
  }

  /** Parses the keys of the mapping. Mistakes are noted, and what is left is parsed. */
  Selection parse(Node root, Map<String, Node> top) {
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
      return cases(root, top, base);
    }
    if (events != null) {
      return all(rules("events", events, base));
    }
    return all(event == null ? List.of() : List.of(rules.rule("event", event, base)));
  }

  private static Selection all(List<Rule> rules) {
    return new Selection.All(new Selection.Choice.Rules(rules));
  }

  private List<Rule> rules(String key, Node node, RuleParser.Draft base) {
    return yaml.oneOrMore(key, node, GateParser.MOST_RULES).stream()
        .map(one -> rules.rule(key, one, base.overriddenBy(rules.draft(key, one, true))))
        .toList();
  }

  private Selection cases(Node root, Map<String, Node> top, RuleParser.Draft base) {
    Node by = top.get("case");
    Node when = top.get("when");
    if (by == null || when == null) {
      yaml.mistake(root, by == null ? "case" : "when", "is missing");
      return all(List.of());
    }
    Value value = caseValue(by);
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
                    ? new Selection.Choice.Skip(label(value) + " is " + Refusal.quote(cell))
                    : new Selection.Choice.Rules(rules(cell, node, base))));
    return new Selection.Cases(value, label(value), choices);
  }

  private static boolean isSkip(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(GateParser.SKIP);
  }

  /** Returns the name of a value for messages: the first path that it reads. */
  private static String label(Value value) {
    return value.paths().findFirst().map(Path::text).orElse("case");
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
    yaml.refuseElement("case", by, value.needsElement());
    return value;
  }
}
