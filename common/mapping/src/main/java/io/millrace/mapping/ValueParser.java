package io.millrace.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Parses values: a text, {@code $path}, a text with <code>${path}</code> inside, a list of which
 * the first present one holds, or a block with a source and options.
 */
final class ValueParser {
  /** The value that takes the place of one with a mistake. */
  static final Value NONE = new Value.Constant("");

  static final List<String> SOURCES = List.of("value", "expr", "hash");
  static final List<String> OPTIONS = List.of("map", "other", "default", "case", "cut");

  private static final int MOST_IN_LIST = 20;
  private static final int MOST_IN_TABLE = 2_000;
  private static final int MOST_EXPRESSIONS = 500;

  private final Yaml yaml;
  private final Paths paths;
  private final TextParser texts;
  private int compiled;

  ValueParser(Yaml yaml, Paths paths) {
    this.yaml = yaml;
    this.paths = paths;
    this.texts = new TextParser(yaml, paths);
  }

  Value parse(String key, Node node) {
    return parse(key, node, List.of());
  }

  /** Parses a value whose block may have more keys, which the caller reads. */
  Value parse(String key, Node node, List<String> more) {
    return switch (node) {
      case ScalarNode scalar ->
          yaml.text(key, scalar).map(t -> texts.parse(key, t, node)).orElse(NONE);
      case SequenceNode _ -> new Value.FirstOf(list(key, node));
      case MappingNode _ -> block(key, node, more);
      default -> {
        yaml.mistake(node, key, "expected a text, a list or a block");
        yield NONE;
      }
    };
  }

  List<Value> list(String key, Node node) {
    return yaml.oneOrMore(key, node, MOST_IN_LIST).stream()
        .map(element -> parse(key, element))
        .toList();
  }

  private Value block(String key, Node node, List<String> more) {
    Map<String, Node> entries = yaml.entries(key, node);
    List<String> allowed = new ArrayList<>(SOURCES);
    allowed.addAll(OPTIONS);
    allowed.addAll(more);
    yaml.allow(entries, allowed);
    List<Map.Entry<String, Node>> sources =
        entries.entrySet().stream().filter(entry -> SOURCES.contains(entry.getKey())).toList();
    if (sources.size() != 1) {
      yaml.mistake(node, key, "expected exactly one of " + SOURCES);
      return NONE;
    }
    return options(entries, source(sources.getFirst().getKey(), sources.getFirst().getValue()));
  }

  private Value source(String kind, Node node) {
    return switch (kind) {
      case "hash" -> new Value.Hash(list(kind, node));
      case "expr" -> expression(kind, node, false).<Value>map(Value.Computed::new).orElse(NONE);
      default -> parse(kind, node);
    };
  }

  private Value options(Map<String, Node> entries, Value source) {
    Value value = source;
    Node letters = entries.get("case");
    if (letters != null) {
      value = cased(letters, value);
    }
    Node most = entries.get("cut");
    if (most != null) {
      value = cut(most, value);
    }
    Node table = entries.get("map");
    Node other = entries.get("other");
    if (table != null) {
      value =
          new Value.Mapped(value, table(table), Optional.ofNullable(other).flatMap(this::constant));
    } else if (other != null) {
      yaml.mistake(other, "other", "needs map");
    }
    Node absent = entries.get("default");
    return absent == null ? value : Value.orElse(value, parse("default", absent));
  }

  private Value cased(Node node, Value value) {
    Optional<String> letters = yaml.text("case", node);
    if (letters.isPresent() && !List.of("lower", "upper").contains(letters.get())) {
      yaml.mistake(node, "case", "expected lower or upper");
    }
    return new Value.Cased(value, letters.equals(Optional.of("lower")));
  }

  private Value cut(Node node, Value value) {
    Optional<String> text = yaml.text("cut", node);
    if (text.isPresent() && !text.get().matches("[1-9]\\d{0,3}")) {
      yaml.mistake(node, "cut", "expected a number of characters from 1 to 9999");
      return value;
    }
    return text.<Value>map(most -> new Value.Cut(value, Integer.parseInt(most))).orElse(value);
  }

  private Map<String, String> table(Node node) {
    Map<String, String> table = new LinkedHashMap<>();
    yaml.entries("map", node)
        .forEach((from, to) -> constant(to).ifPresent(text -> table.put(Texts.clean(from), text)));
    if (table.size() > MOST_IN_TABLE) {
      yaml.mistake(node, "map", "has more than 2 000 entries");
    }
    return table;
  }

  /** Returns a text in which {@code $$} stands for a dollar sign and no path is allowed. */
  Optional<String> constant(Node node) {
    Optional<String> text = yaml.text("map", node);
    if (text.isPresent() && parse("map", node) instanceof Value.Constant(String constant)) {
      return Optional.of(constant);
    }
    text.ifPresent(t -> yaml.mistake(node, "map", "expected a fixed text, not a path"));
    return Optional.empty();
  }

  Optional<Expression> expression(String key, Node node, boolean condition) {
    Optional<String> source = yaml.text(key, node);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    if (++compiled > MOST_EXPRESSIONS) {
      yaml.mistake(node, key, "a mapping has at most 500 expressions");
      return Optional.empty();
    }
    // Loads the library only for a mapping that has expressions: it takes a moment at the start of
    // a command.
    Expressions expressions = new Expressions(paths);
    try {
      return Optional.of(
          condition
              ? expressions.condition(source.get(), yaml.line(node))
              : expressions.value(source.get(), yaml.line(node)));
    } catch (Expressions.InvalidException e) {
      yaml.mistake(node, key, e.problem());
      return Optional.empty();
    }
  }

  /** Parses the path of a list. */
  Optional<Path> path(String key, Node node) {
    if (node instanceof ScalarNode && parse(key, node) instanceof Value.At(Path path)) {
      return Optional.of(path);
    }
    yaml.mistake(node, key, "expected a path like $properties.products");
    return Optional.empty();
  }
}
