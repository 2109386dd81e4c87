package io.millrace.mapping;

import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON values as expressions see them. Objects and lists are views. */
final class CelValues {
  private CelValues() {}

  /** Returns the value: text, whole number, double, truth value, null, map or list. */
  static Object of(JsonNode node) {
    if (node.isString()) {
      return Texts.clean(node.stringValue());
    }
    if (node.isObject()) {
      return new Fields(node);
    }
    if (node.isArray()) {
      return new Elements(node);
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.isNumber() ? node.asDouble() : NullValue.NULL_VALUE;
  }

  private static final class Fields extends AbstractMap<String, Object> {
    private final JsonNode node;

    Fields(JsonNode node) {
      this.node = node;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return key instanceof String name && node.has(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      return key instanceof String name && node.has(name) ? of(node.path(name)) : null;
    }

    @Override
    public int size() {
      return node.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      Map<String, Object> all = new LinkedHashMap<>();
      node.properties().forEach(field -> all.put(field.getKey(), of(field.getValue())));
      return all.entrySet();
    }
  }

  private static final class Elements extends AbstractList<Object> {
    private final JsonNode node;

    Elements(JsonNode node) {
      this.node = node;
    }

    @Override
    public Object get(int index) {
      return of(node.path(index));
    }

    @Override
    public int size() {
      return node.size();
    }
  }
}
