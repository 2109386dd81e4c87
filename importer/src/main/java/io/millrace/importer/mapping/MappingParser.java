package io.millrace.importer.mapping;

import io.millrace.importer.mapping.ValueTemplate.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Parses and checks a mapping file. */
final class MappingParser {
  private static final Set<String> KEYS = Set.of("columns", "time", "event", "case", "when");

  private final String file;
  private final Yaml yaml;
  private final RuleParser rules;

  MappingParser(String file) {
    this.file = file;
    this.yaml = new Yaml(file);
    this.rules = new RuleParser(yaml);
  }

  Mapping parse(String text) {
    Node root = yaml.compose(text);
    if (root == null) {
      throw new MappingException(file + " is empty");
    }
    Map<String, Node> top = yaml.entries("mapping", root);
    top.forEach(this::requireKnown);
    Node event = require(root, top, "event");
    MappingRule all = rules.parse("event", event);
    Optional<Cases> cases = cases(root, top, all);
    if (cases.isEmpty()) {
      rules.requireComplete("event", event, all);
    }
    Mapping mapping = new Mapping(file, columns(top), time(root, top), all, cases);
    mapping.columns().ifPresent(mapping::mapper);
    return mapping;
  }

  private void requireKnown(String key, Node value) {
    if (!KEYS.contains(key)) {
      throw yaml.refuse(
          value, key, "unknown key, expected one of " + KEYS.stream().sorted().toList());
    }
  }

  private Node require(Node root, Map<String, Node> top, String key) {
    Node node = top.get(key);
    if (node == null) {
      throw yaml.refuse(root, key, "is missing");
    }
    return node;
  }

  private Optional<List<String>> columns(Map<String, Node> top) {
    return Optional.ofNullable(top.get("columns")).map(node -> yaml.texts("columns", node));
  }

  private TimeFormat time(Node root, Map<String, Node> top) {
    Node node = require(root, top, "time");
    return TimeFormat.of(yaml.text("time", node))
        .orElseThrow(() -> yaml.refuse(node, "time", "expected iso, unix-seconds or unix-millis"));
  }

  private Optional<Cases> cases(Node root, Map<String, Node> top, MappingRule all) {
    if (!top.containsKey("case") && !top.containsKey("when")) {
      return Optional.empty();
    }
    Node column = require(root, top, "case");
    Node when = require(root, top, "when");
    Map<String, MappingRule> byCell = new LinkedHashMap<>();
    yaml.entries("when", when).forEach((cell, node) -> byCell.put(cell, oneCase(cell, node, all)));
    return Optional.of(new Cases(new Column(yaml.text("case", column), yaml.line(column)), byCell));
  }

  private MappingRule oneCase(String cell, Node node, MappingRule all) {
    MappingRule rule = all.overriddenBy(rules.parse(cell, node));
    rules.requireComplete(cell, node, rule);
    return rule;
  }
}
