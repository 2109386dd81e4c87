package io.millrace.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the nodes of a YAML text with their lines, and collects the mistakes. */
final class Yaml {
  static final int MOST_CHARACTERS = 256 * 1024;
  static final int MOST_NODES = 20_000;

  private static final int MOST_MISTAKES = 50;
  private static final int DEEPEST = 12;

  private final List<MappingMistake> mistakes = new ArrayList<>();
  private int nodes;

  /** Returns the root, or empty when the text is not YAML. */
  Optional<Node> compose(String text) {
    if (text.length() > MOST_CHARACTERS) {
      mistake(1, "mapping", "is longer than 262 144 characters");
      return Optional.empty();
    }
    try {
      Node root = new org.yaml.snakeyaml.Yaml(limits()).compose(new StringReader(text));
      if (root == null) {
        mistake(1, "mapping", "is empty");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      mistake(line, "mapping", "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      mistake(1, "mapping", "is not YAML: " + firstLine(e.getMessage()));
    }
    return Optional.empty();
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setNestingDepthLimit(DEEPEST);
    limits.setMaxAliasesForCollections(50);
    limits.setCodePointLimit(MOST_CHARACTERS);
    return limits;
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String message) {
    return message == null ? "it cannot be read" : message.lines().findFirst().orElse("");
  }

  /** Returns the entries of a block in the order of the file. */
  Map<String, Node> entries(String key, Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode block)) {
      mistake(node, key, "expected 'name: value' pairs");
      return entries;
    }
    for (NodeTuple tuple : block.getValue()) {
      text(key, tuple.getKeyNode())
          .ifPresent(
              name -> {
                if (entries.put(name, tuple.getValueNode()) != null) {
                  mistake(tuple.getKeyNode(), name, "is there twice");
                }
              });
    }
    return entries;
  }

  /** Reports the entries whose keys are not allowed. */
  void allow(Map<String, Node> entries, List<String> allowed) {
    entries.forEach(
        (key, node) -> {
          if (!allowed.contains(key)) {
            mistake(
                node, key, "unknown key, expected one of " + allowed.stream().sorted().toList());
          }
        });
  }

  Optional<String> text(String key, Node node) {
    count(node);
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    mistake(node, key, "expected a text");
    return Optional.empty();
  }

  /** Returns the elements of a list, or the node itself when it is not a list. */
  List<Node> oneOrMore(String key, Node node, int most) {
    count(node);
    if (!(node instanceof SequenceNode list)) {
      return List.of(node);
    }
    if (list.getValue().isEmpty() || list.getValue().size() > most) {
      mistake(node, key, "expected 1 to %d elements".formatted(most));
      return List.of();
    }
    return list.getValue();
  }

  List<String> texts(String key, Node node, int most) {
    if (!(node instanceof SequenceNode)) {
      mistake(node, key, "expected a list");
      return List.of();
    }
    return oneOrMore(key, node, most).stream()
        .flatMap(element -> text(key, element).stream())
        .toList();
  }

  Optional<Boolean> truth(String key, Node node) {
    Optional<String> text = text(key, node);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      mistake(node, key, "expected true or false");
      return Optional.empty();
    }
    return text.map(Boolean::valueOf);
  }

  /** Ends the reading of a text that has too many values. It is among the mistakes. */
  static final class TooManyValuesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyValuesException() {
      super("too many values", null, false, false);
    }
  }

  /** Limits what aliases can make of a short text. */
  private void count(Node node) {
    nodes++;
    if (nodes > MOST_NODES) {
      mistake(node, "mapping", "has more than 20 000 values");
      throw new TooManyValuesException();
    }
  }

  int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  void mistake(Node node, String key, String problem) {
    mistake(line(node), key, problem);
  }

  void mistake(int line, String key, String problem) {
    MappingMistake mistake = new MappingMistake(line, key, problem);
    if (mistakes.size() < MOST_MISTAKES && !mistakes.contains(mistake)) {
      mistakes.add(mistake);
    }
  }

  /** Returns the mistakes by line. */
  List<MappingMistake> mistakes() {
    return mistakes.stream().sorted(Comparator.comparingInt(MappingMistake::line)).toList();
  }

  /** Notes a mistake when a value outside of {@code forEach} reads an element of a list. */
  void refuseElement(String key, Node node, boolean needsElement) {
    if (needsElement) {
      mistake(node, key, "$each and $index exist only in a rule with forEach");
    }
  }
}
