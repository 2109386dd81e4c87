package io.millrace.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Parses {@code skip} and {@code require}: the conditions that an item must pass before its events
 * are made.
 */
final class GateParser {
  /** The key that leaves an item out, and the word for it among the cases. */
  static final String SKIP = "skip";

  /** The most rules, or gates, in one list. */
  static final int MOST_RULES = 64;

  private final Yaml yaml;
  private final ValueParser values;

  GateParser(Yaml yaml, ValueParser values) {
    this.yaml = yaml;
    this.values = values;
  }

  /** Parses both keys of the mapping, if it has them. Mistakes are noted. */
  List<Gate> parse(Map<String, Node> top) {
    List<Gate> gates = new ArrayList<>();
    each(SKIP, top, node -> skipGate(node).ifPresent(gates::add));
    each("require", top, node -> requireGate(node).ifPresent(gates::add));
    return List.copyOf(gates);
  }

  private void each(String key, Map<String, Node> top, Consumer<Node> use) {
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
      yaml.refuseElement("require", node, value.needsElement());
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
    when.ifPresent(expression -> yaml.refuseElement(key, node, expression.needsElement()));
    String said = text.orElse("");
    return when.map(e -> new Conditional(e, said.isEmpty() ? sentence(key, e) : said));
  }

  private static String sentence(String key, Expression when) {
    return key.equals(SKIP) ? when.source() : "not: " + when.source();
  }
}
