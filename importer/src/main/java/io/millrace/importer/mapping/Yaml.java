package io.millrace.importer.mapping;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML with line numbers. Its exceptions name the file, the line and the key. */
record Yaml(String file) {

  Node compose(String text) {
    try {
      return new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new MappingException("%s, line %d: %s".formatted(file, line, e.getProblem()));
    }
  }

  /** Returns the entries of a block in the order of the file. */
  Map<String, Node> entries(String key, Node node) {
    if (!(node instanceof MappingNode block)) {
      throw refuse(node, key, "expected 'name: value' pairs");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : block.getValue()) {
      String name = text(key, tuple.getKeyNode());
      if (entries.put(name, tuple.getValueNode()) != null) {
        throw refuse(tuple.getKeyNode(), name, "is there twice");
      }
    }
    return entries;
  }

  String text(String key, Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw refuse(node, key, "expected a text");
  }

  List<String> texts(String key, Node node) {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().map(item -> text(key, item)).toList();
    }
    throw refuse(node, key, "expected a list");
  }

  int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  MappingException refuse(Node node, String key, String problem) {
    return new MappingException("%s, line %d: %s: %s".formatted(file, line(node), key, problem));
  }
}
