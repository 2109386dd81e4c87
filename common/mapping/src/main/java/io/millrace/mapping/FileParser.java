package io.millrace.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.nodes.Node;

/** Parses the key {@code file}. */
record FileParser(Yaml yaml) {
  private static final List<String> KEYS = List.of("separator", "charset", "comment", "sheet");
  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

  FileSettings parse(Node node) {
    Map<String, Node> entries = yaml.entries("file", node);
    yaml.allow(entries, KEYS);
    return new FileSettings(
        value("separator", entries, this::separator),
        value("charset", entries, this::charset),
        value("comment", entries, (at, text) -> sign("comment", at, text, "one character")),
        value("sheet", entries, (_, text) -> Optional.of(text)));
  }

  private <T> Optional<T> value(
      String key, Map<String, Node> entries, BiFunction<Node, String, Optional<T>> parse) {
    Node node = entries.get(key);
    return node == null
        ? Optional.empty()
        : yaml.text(key, node).flatMap(text -> parse.apply(node, text));
  }

  private Optional<Character> separator(Node node, String text) {
    return SEPARATORS.containsKey(text)
        ? Optional.of(SEPARATORS.get(text))
        : sign("separator", node, text, "comma, semicolon, tab, pipe or one character");
  }

  private Optional<Character> sign(String key, Node node, String text, String expected) {
    if (text.length() == 1 && text.charAt(0) != '"') {
      return Optional.of(text.charAt(0));
    }
    yaml.mistake(node, key, "expected " + expected);
    return Optional.empty();
  }

  private Optional<Charset> charset(Node node, String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      yaml.mistake(
          node,
          "charset",
          "expected an encoding like UTF-8, GB18030, GBK, UTF-16LE or windows-1252");
      return Optional.empty();
    }
  }
}
