package io.millrace.importer.mapping;

import io.millrace.events.EventType;
import io.millrace.importer.mapping.MappingRule.AmountRule;
import io.millrace.importer.mapping.ValueTemplate.Text;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Parses a block of fields of a mapping file. */
record RuleParser(Yaml yaml) {
  private static final String AMOUNT = "amount";
  private static final String PROPERTIES = "properties";

  MappingRule parse(String key, Node block) {
    Map<MappingField, ValueTemplate> fields = new EnumMap<>(MappingField.class);
    Map<String, Node> entries = yaml.entries(key, block);
    entries.forEach(
        (name, node) -> {
          if (!name.equals(AMOUNT) && !name.equals(PROPERTIES)) {
            fields.put(field(name, node), template(name, node));
          }
        });
    return new MappingRule(
        fields,
        Optional.ofNullable(entries.get(AMOUNT)).map(this::amount),
        Optional.ofNullable(entries.get(PROPERTIES)).map(this::properties).orElse(Map.of()));
  }

  /** Rejects a rule that lacks a required field of an event. */
  void requireComplete(String key, Node block, MappingRule rule) {
    Arrays.stream(MappingField.values())
        .filter(field -> field.required() && !rule.fields().containsKey(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw yaml.refuse(block, key, "needs " + field.key());
            });
  }

  private MappingField field(String name, Node node) {
    return MappingField.of(name)
        .orElseThrow(() -> yaml.refuse(node, name, "is not a field of an event"));
  }

  private ValueTemplate template(String name, Node node) {
    ValueTemplate template = ValueTemplate.of(yaml.text(name, node), yaml.line(node));
    if (name.equals(MappingField.TYPE.key())
        && template instanceof Text(String type)
        && EventType.of(type).isEmpty()) {
      throw yaml.refuse(node, name, "'" + type + "' is not an event type");
    }
    return template;
  }

  private AmountRule amount(Node node) {
    Map<String, Node> parts = yaml.entries(AMOUNT, node);
    Node value = parts.get("value");
    Node currency = parts.get("currency");
    if (value == null || currency == null || parts.size() != 2) {
      throw yaml.refuse(node, AMOUNT, "expected value and currency");
    }
    return new AmountRule(template("value", value), template("currency", currency));
  }

  private Map<String, ValueTemplate> properties(Node node) {
    Map<String, ValueTemplate> properties = new LinkedHashMap<>();
    yaml.entries(PROPERTIES, node)
        .forEach((name, value) -> properties.put(name, template(PROPERTIES, value)));
    return properties;
  }
}
