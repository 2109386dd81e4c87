package io.millrace.mapping;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Parses a text: {@code $path}, or a text with <code>${path}</code> inside and {@code $$} for $.
 */
final class TextParser {
  private final Yaml yaml;
  private final Paths paths;

  TextParser(Yaml yaml, Paths paths) {
    this.yaml = yaml;
    this.paths = paths;
  }

  /**
   * Parses a text. A mistake is reported and gives {@link ValueParser#NONE}.
   *
   * @param key of the text in the mapping, for the report
   * @param node of the text, for the report
   */
  Value parse(String key, String text, Node node) {
    if (text.startsWith("$") && !text.startsWith("$$") && !text.startsWith("${")) {
      return reference(key, text.substring(1), node);
    }
    return template(key, text, node);
  }

  private Value template(String key, String text, Node node) {
    List<Value> parts = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("$$", at)) {
        fixed.append('$');
        at += 2;
      } else if (text.startsWith("${", at)) {
        int end = text.indexOf('}', at);
        if (end < 0) {
          yaml.mistake(node, key, "'${' without '}'; a dollar sign is $$");
          return ValueParser.NONE;
        }
        flush(fixed, parts);
        parts.add(reference(key, text.substring(at + 2, end), node));
        at = end + 1;
      } else {
        fixed.append(text.charAt(at++));
      }
    }
    if (parts.isEmpty()) {
      return new Value.Constant(fixed.toString());
    }
    flush(fixed, parts);
    return parts.size() == 1 ? parts.getFirst() : new Value.Joined(List.copyOf(parts));
  }

  private static void flush(StringBuilder fixed, List<Value> parts) {
    if (!fixed.isEmpty()) {
      parts.add(new Value.Constant(fixed.toString()));
      fixed.setLength(0);
    }
  }

  private Value reference(String key, String name, Node node) {
    int line = yaml.line(node);
    if (name.isBlank() || name.equals(".")) {
      yaml.mistake(node, key, "'$' without a name; a dollar sign is $$");
      return ValueParser.NONE;
    }
    if (Path.steps(name).size() > Path.MOST_STEPS) {
      yaml.mistake(node, key, "a path has at most 16 steps");
      return ValueParser.NONE;
    }
    if (name.startsWith("each.") || name.startsWith("each[")) {
      return new Value.At(paths.ofElement(name.substring(name.charAt(4) == '.' ? 5 : 4), line));
    }
    return switch (name) {
      case "row" -> new Value.RowId();
      case Expression.ELEMENT -> new Value.At(paths.ofElement("", line));
      case Expression.INDEX -> new Value.Position();
      default -> new Value.At(paths.ofItem(name.startsWith(".") ? name.substring(1) : name, line));
    };
  }
}
