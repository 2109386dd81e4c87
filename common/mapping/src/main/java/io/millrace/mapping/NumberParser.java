package io.millrace.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Parses forms of numbers, and numbers with factors and summands. */
record NumberParser(Yaml yaml, ValueParser values) {
  /** The keys of a number beside those of a value. */
  static final List<String> ARITHMETIC = List.of("times", "plus", "minus", "number");

  private static final List<String> KEYS = List.of("decimal", "group", "signs", "negative");

  NumberFormat format(String key, Node node) {
    Map<String, Node> entries = yaml.entries(key, node);
    yaml.allow(entries, KEYS);
    char decimal = sign("decimal", entries, ".,", '.');
    char group = sign("group", entries, ".,' ", '\0');
    if (decimal == group) {
      yaml.mistake(node, key, "decimal and group are the same sign");
    }
    Node signs = entries.get("signs");
    return new NumberFormat(
        decimal,
        group,
        signs == null ? List.of() : yaml.texts("signs", signs, 20),
        dropsMinus(entries.get("negative")));
  }

  private boolean dropsMinus(@org.jspecify.annotations.Nullable Node node) {
    if (node == null) {
      return false;
    }
    Optional<String> text = yaml.text("negative", node);
    if (text.isPresent() && !List.of("keep", "drop-sign").contains(text.get())) {
      yaml.mistake(node, "negative", "expected keep or drop-sign");
    }
    return text.equals(Optional.of("drop-sign"));
  }

  private char sign(String key, Map<String, Node> entries, String allowed, char absent) {
    Node node = entries.get(key);
    if (node == null) {
      return absent;
    }
    if (node instanceof ScalarNode scalar
        && scalar.getValue().length() == 1
        && allowed.contains(scalar.getValue())) {
      return scalar.getValue().charAt(0);
    }
    List<String> names = new ArrayList<>();
    allowed.chars().forEach(c -> names.add("\"" + (char) c + "\""));
    yaml.mistake(node, key, "expected " + String.join(" or ", names));
    return absent;
  }

  /** Parses the arithmetic of a block around a value that is already parsed. */
  Decimal decimal(Value value, Map<String, Node> entries, NumberFormat inherited) {
    Node form = entries.get("number");
    return new Decimal(
        value,
        list("times", entries),
        list("plus", entries),
        list("minus", entries),
        form == null ? inherited : format("number", form));
  }

  private List<Value> list(String key, Map<String, Node> entries) {
    Node node = entries.get(key);
    return node == null ? List.of() : values.list(key, node);
  }
}
