package io.millrace.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The source of a text for an event. An absent value is an empty text. */
sealed interface Value {

  /**
   * Returns the text for the item; empty when it is absent.
   *
   * @throws Refusal when the item has a value that this source cannot take
   */
  String in(Scope scope) throws Refusal;

  /** Returns the value with its JSON type, for properties. */
  default JsonNode node(Scope scope) throws Refusal {
    return StringNode.valueOf(in(scope));
  }

  /** Returns all paths that the value reads. */
  Stream<Path> paths();

  /** Tells whether the value reads the element of {@code forEach} or its position. */
  default boolean needsElement() {
    return paths().anyMatch(Path::ofElement);
  }

  /** A value that is made of another one, and reads what that one reads. */
  sealed interface OfOne extends Value {
    Value value();

    @Override
    default Stream<Path> paths() {
      return value().paths();
    }

    @Override
    default boolean needsElement() {
      return value().needsElement();
    }
  }

  /** A value that is made of several others, and reads what they read. */
  sealed interface OfMany extends Value {
    List<Value> values();

    @Override
    default Stream<Path> paths() {
      return values().stream().flatMap(Value::paths);
    }

    @Override
    default boolean needsElement() {
      return values().stream().anyMatch(Value::needsElement);
    }
  }

  /** The same text for every item. */
  record Constant(String text) implements Value {
    @Override
    public String in(Scope scope) {
      return text;
    }

    @Override
    public Stream<Path> paths() {
      return Stream.of();
    }
  }

  /** The value at a path. */
  record At(Path path) implements Value {
    @Override
    public String in(Scope scope) {
      return scope.text(path);
    }

    @Override
    public JsonNode node(Scope scope) {
      JsonNode node = scope.node(path);
      return node.isNumber() || node.isBoolean() ? node : StringNode.valueOf(Texts.of(node));
    }

    @Override
    public Stream<Path> paths() {
      return Stream.of(path);
    }
  }

  /** The id of the item, see {@link Scope#rowId}. */
  record RowId() implements Value {
    @Override
    public String in(Scope scope) {
      return scope.rowId();
    }

    @Override
    public Stream<Path> paths() {
      return Stream.of();
    }
  }

  /** The position of the element of {@code forEach}, from 1. */
  record Position() implements Value {
    @Override
    public String in(Scope scope) {
      return Integer.toString(scope.index());
    }

    @Override
    public Stream<Path> paths() {
      return Stream.of();
    }

    @Override
    public boolean needsElement() {
      return true;
    }
  }

  /** Several values as one text. It is absent when one of them is. */
  record Joined(List<Value> values) implements OfMany {
    @Override
    public String in(Scope scope) throws Refusal {
      StringBuilder text = new StringBuilder();
      for (Value part : values) {
        String one = part.in(scope);
        if (one.isEmpty()) {
          return "";
        }
        text.append(one);
      }
      return text.toString();
    }
  }

  /** The first of several values that is there. */
  record FirstOf(List<Value> values) implements OfMany {
    @Override
    public String in(Scope scope) throws Refusal {
      for (Value value : values) {
        String text = value.in(scope);
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }
  }

  /** A short id made of several values. It is absent when all of them are. */
  record Hash(List<Value> values) implements OfMany {
    @Override
    public String in(Scope scope) throws Refusal {
      StringBuilder all = new StringBuilder();
      boolean some = false;
      for (Value value : values) {
        String text = value.in(scope);
        some |= !text.isEmpty();
        all.append(text).append('\u001f');
      }
      return some ? Scope.hash(all) : "";
    }
  }

  /** The result of an expression. */
  record Computed(Expression expression) implements Value {
    @Override
    public String in(Scope scope) throws Refusal {
      return expression.text(scope);
    }

    @Override
    public Stream<Path> paths() {
      return expression.paths();
    }

    @Override
    public boolean needsElement() {
      return expression.needsElement();
    }
  }

  /** The letters of a value in lower or upper case. */
  record Cased(Value value, boolean lower) implements OfOne {
    @Override
    public String in(Scope scope) throws Refusal {
      String text = value.in(scope);
      return lower ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    }
  }

  /** The first characters of a value. */
  record Cut(Value value, int most) implements OfOne {
    @Override
    public String in(Scope scope) throws Refusal {
      String text = value.in(scope);
      return text.codePointCount(0, text.length()) <= most
          ? text
          : text.substring(0, text.offsetByCodePoints(0, most));
    }
  }

  /** A table from the texts of a value to other texts. */
  record Mapped(Value value, Map<String, String> table, Optional<String> other) implements OfOne {
    @Override
    public String in(Scope scope) throws Refusal {
      String text = value.in(scope);
      if (text.isEmpty()) {
        return "";
      }
      String found = table.get(text);
      if (found != null) {
        return found;
      }
      if (other.isPresent()) {
        return other.get();
      }
      throw Refusal.wrong("%s is not one of %s".formatted(Refusal.quote(text), table.keySet()));
    }
  }

  /** A value with another value for the items that lack it. */
  static Value orElse(Value value, Value other) {
    return new FirstOf(List.of(value, other));
  }
}
