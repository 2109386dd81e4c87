package io.millrace.mapping;

import io.millrace.events.EventType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import tools.jackson.databind.node.StringNode;

/**
 * Parses the block of one kind of event.
 *
 * @param time the format of times where a block has none
 * @param numbers the form of numbers where a block has none
 */
record RuleParser(Yaml yaml, ValueParser values, TimeFormat time, NumberFormat numbers) {
  private static final String AMOUNT = "amount";
  private static final String PROPERTIES = "properties";
  private static final String WHEN = "when";
  private static final String FOR_EACH = "forEach";
  private static final int MOST_PROPERTIES = 20;
  private static final Set<EventType> OF_AN_ORDER = Set.of(EventType.PURCHASE, EventType.REFUND);
  private static final Set<EventType> WITH_AN_AMOUNT =
      Set.of(EventType.REFUND, EventType.TIP, EventType.AD_REVENUE, EventType.SPEND);

  /** The fields of a block by their keys, in the order of {@link MappingField}. */
  record Draft(
      Map<MappingField, Setter> fields,
      Optional<Setter> amount,
      Map<String, Value> properties,
      Optional<Expression> when,
      Optional<Path> forEach) {

    /** Returns the fields of both blocks. Where both set one, the other decides. */
    Draft overriddenBy(Draft other) {
      Map<MappingField, Setter> merged = new EnumMap<>(MappingField.class);
      merged.putAll(fields);
      merged.putAll(other.fields);
      Map<String, Value> named = new LinkedHashMap<>(properties);
      named.putAll(other.properties);
      return new Draft(merged, other.amount.or(() -> amount), named, other.when, other.forEach);
    }
  }

  /** Parses a block. Only the block of one rule may have {@code when} and {@code forEach}. */
  Draft draft(String key, Node node, boolean ofRule) {
    Map<String, Node> entries = yaml.entries(key, node);
    List<String> allowed = new ArrayList<>(MappingField.keys());
    allowed.addAll(List.of(AMOUNT, PROPERTIES));
    if (ofRule) {
      allowed.addAll(List.of(WHEN, FOR_EACH));
    }
    entries.forEach(
        (name, value) -> {
          if (!allowed.contains(name)) {
            yaml.mistake(value, name, "is not a field of an event, expected one of " + allowed);
          }
        });
    Map<MappingField, Setter> fields = new EnumMap<>(MappingField.class);
    for (MappingField field : MappingField.values()) {
      Node value = entries.get(field.key());
      if (value != null) {
        fields.put(field, setter(field, value));
      }
    }
    return new Draft(
        fields,
        Optional.ofNullable(entries.get(AMOUNT)).flatMap(this::amount),
        Optional.ofNullable(entries.get(PROPERTIES)).map(this::properties).orElse(Map.of()),
        Optional.ofNullable(ofRule ? entries.get(WHEN) : null)
            .flatMap(when -> values.expression(WHEN, when, true)),
        Optional.ofNullable(ofRule ? entries.get(FOR_EACH) : null)
            .flatMap(list -> values.path(FOR_EACH, list)));
  }

  /** Completes a rule, and reports what it lacks. */
  Rule rule(String key, Node node, Draft draft) {
    List<String> required = new ArrayList<>();
    Optional<EventType> type = fixedType(draft);
    boolean spend = type.filter(EventType.SPEND::equals).isPresent();
    for (MappingField field : MappingField.values()) {
      if (field.required() && !(spend && field.ofVisitor())) {
        required.add(field.key());
      }
    }
    if (type.filter(OF_AN_ORDER::contains).isPresent()) {
      required.add(MappingField.ORDER.key());
    }
    if (type.filter(WITH_AN_AMOUNT::contains).isPresent()) {
      required.add(AMOUNT);
    }
    for (String name : required) {
      boolean present =
          name.equals(AMOUNT)
              ? draft.amount().isPresent()
              : draft.fields().containsKey(MappingField.of(name).orElseThrow());
      if (!present) {
        yaml.mistake(node, key, "needs " + name);
      }
    }
    List<Setter> setters = new ArrayList<>(draft.fields().values());
    draft.amount().ifPresent(setters::add);
    if (!draft.properties().isEmpty()) {
      setters.add(new Setter.Properties(draft.properties()));
    }
    if (draft.properties().size() > MOST_PROPERTIES) {
      yaml.mistake(node, key, "has more than 20 properties");
    }
    Rule rule = new Rule(draft.when(), draft.forEach(), List.copyOf(setters), required);
    if (draft.forEach().isEmpty() && rule.needsElement()) {
      yaml.mistake(node, key, "$each and $index need forEach; a column of that name is $.each");
    }
    return rule;
  }

  private static Optional<EventType> fixedType(Draft draft) {
    return draft.fields().get(MappingField.TYPE) instanceof Setter.Fixed(_, var node)
        ? EventType.of(node.asString())
        : Optional.empty();
  }

  private Setter setter(MappingField field, Node node) {
    String key = field.key();
    return switch (field.kind()) {
      case TIME -> {
        Value value = values.parse(key, node, List.of("time"));
        Node own = child(node, "time");
        yield new Setter.Field(
            field, value, own == null ? time : new TimeParser(yaml).parse("time", own));
      }
      case WHOLE_NUMBER ->
          new Setter.WholeNumber(
              field, decimal(values.parse(key, node, NumberParser.ARITHMETIC), node));
      case TYPE -> type(field, values.parse(key, node), node);
      case TEXT, PLACE, TRUTH -> plain(field, values.parse(key, node));
    };
  }

  private Setter plain(MappingField field, Value value) {
    if (value instanceof Value.Constant(String text) && field.kind() != MappingField.Kind.TRUTH) {
      String fixed = field.kind() == MappingField.Kind.PLACE ? Texts.slug(text) : text;
      return new Setter.Fixed(field, StringNode.valueOf(fixed));
    }
    return new Setter.Field(field, value, time);
  }

  private Setter type(MappingField field, Value value, Node node) {
    List<String> fixed =
        switch (value) {
          case Value.Constant(String type) when !type.isEmpty() -> List.of(type);
          case Value.Mapped(_, var table, var other) -> {
            List<String> all = new ArrayList<>(table.values());
            other.ifPresent(all::add);
            yield all;
          }
          default -> List.of();
        };
    fixed.stream()
        .filter(type -> EventType.of(type).isEmpty())
        .forEach(
            type ->
                yaml.mistake(
                    node,
                    field.key(),
                    "'%s' is not an event type, expected one of %s".formatted(type, types())));
    return plain(field, value);
  }

  private static List<String> types() {
    return List.of(EventType.values()).stream().map(EventType::id).toList();
  }

  private Optional<Setter> amount(Node node) {
    Map<String, Node> parts = yaml.entries(AMOUNT, node);
    List<String> allowed = new ArrayList<>(NumberParser.ARITHMETIC);
    allowed.addAll(List.of("value", "minor", "currency"));
    yaml.allow(parts, allowed);
    Node value = parts.get("value");
    Node minor = parts.get("minor");
    Node currency = parts.get("currency");
    if ((value == null) == (minor == null) || currency == null) {
      yaml.mistake(node, AMOUNT, "expected value (or minor) and currency");
      return Optional.empty();
    }
    Value number = value == null ? values.parse("minor", minor) : values.parse("value", value);
    return Optional.of(
        new Setter.Amount(
            new NumberParser(yaml, values).decimal(number, parts, numbers),
            values.parse("currency", currency),
            value == null));
  }

  private Decimal decimal(Value value, Node node) {
    Map<String, Node> entries =
        node instanceof MappingNode ? yaml.entries("number", node) : Map.of();
    return new NumberParser(yaml, values).decimal(value, entries, numbers);
  }

  private Map<String, Value> properties(Node node) {
    Map<String, Value> properties = new LinkedHashMap<>();
    yaml.entries(PROPERTIES, node)
        .forEach((name, value) -> properties.put(name, values.parse(name, value)));
    return properties;
  }

  private @org.jspecify.annotations.Nullable Node child(Node node, String key) {
    return node instanceof MappingNode ? yaml.entries(key, node).get(key) : null;
  }
}
