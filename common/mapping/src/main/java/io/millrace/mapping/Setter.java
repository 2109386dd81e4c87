package io.millrace.mapping;

import io.millrace.events.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Sets one field of an event. */
sealed interface Setter {

  /**
   * Puts the value of the item into the event, or nothing when the item has none.
   *
   * @throws Refusal when the value does not fit the field
   */
  void set(Scope scope, ObjectNode event) throws Refusal;

  /** Returns what the field reads. */
  Stream<Value> values();

  /** Tells whether the field is about a visitor, so that spend does not have it. */
  default boolean isOfVisitor() {
    return false;
  }

  /** A field with a text, a time, a whole number or a truth value. */
  record Field(MappingField field, Value value, TimeFormat time) implements Setter {
    private static final int MOST_CHARACTERS = 8_192;

    @Override
    public void set(Scope scope, ObjectNode event) throws Refusal {
      String text = value.in(scope);
      if (text.length() > MOST_CHARACTERS) {
        throw Refusal.wrong(field.key() + " is longer than 8 192 characters");
      }
      if (!text.isEmpty()) {
        event.set(field.key(), node(text));
      }
    }

    private JsonNode node(String text) throws Refusal {
      return switch (field.kind()) {
        case TEXT -> StringNode.valueOf(unspoiled(text));
        case PLACE -> StringNode.valueOf(Texts.slug(text));
        case TYPE -> type(text);
        case TIME -> StringNode.valueOf(time.parse(text).toString());
        case WHOLE_NUMBER -> throw new IllegalStateException("is a Setter.WholeNumber");
        case TRUTH -> truth(text);
      };
    }

    /** Refuses a formula, whose value only the spreadsheet knows. */
    private String unspoiled(String text) throws Refusal {
      if (text.startsWith("=")) {
        throw Refusal.wrong("%s is a formula: %s".formatted(field.key(), Refusal.quote(text)));
      }
      return text;
    }

    private static JsonNode type(String text) throws Refusal {
      if (EventType.of(text).isEmpty()) {
        throw Refusal.wrong(Refusal.quote(text) + " is not an event type");
      }
      return StringNode.valueOf(text);
    }

    private JsonNode truth(String text) throws Refusal {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "1" -> BooleanNode.TRUE;
        case "false", "no", "0" -> BooleanNode.FALSE;
        default ->
            throw Refusal.wrong(
                "%s is %s, expected true, false, yes, no, 1 or 0"
                    .formatted(field.key(), Refusal.quote(text)));
      };
    }

    @Override
    public Stream<Value> values() {
      return Stream.of(value);
    }

    @Override
    public boolean isOfVisitor() {
      return field.ofVisitor();
    }
  }

  /** A field with the same value in all events. */
  record Fixed(MappingField field, JsonNode node) implements Setter {
    @Override
    public void set(Scope scope, ObjectNode event) {
      event.set(field.key(), node);
    }

    @Override
    public Stream<Value> values() {
      return Stream.of();
    }

    @Override
    public boolean isOfVisitor() {
      return field.ofVisitor();
    }
  }

  /** A field with a whole number. A fraction is cut. */
  record WholeNumber(MappingField field, Decimal decimal) implements Setter {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    @Override
    public void set(Scope scope, ObjectNode event) throws Refusal {
      Optional<BigDecimal> number = decimal.in(scope);
      if (number.isEmpty()) {
        return;
      }
      BigDecimal whole = number.get().setScale(0, RoundingMode.DOWN);
      if (whole.abs().compareTo(MOST) > 0) {
        throw Refusal.wrong(field.key() + " is out of range");
      }
      event.set(field.key(), LongNode.valueOf(whole.longValue()));
    }

    @Override
    public Stream<Value> values() {
      return decimal.values();
    }
  }

  /**
   * The amount of money.
   *
   * @param minor whether the number counts minor units, such as cents
   */
  record Amount(Decimal decimal, Value currency, boolean minor) implements Setter {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    @Override
    public void set(Scope scope, ObjectNode event) throws Refusal {
      Optional<BigDecimal> number = decimal.in(scope);
      if (number.isEmpty()) {
        return;
      }
      String code = currency.in(scope);
      if (code.isEmpty()) {
        throw Refusal.missing("no currency");
      }
      ObjectNode amount = event.putObject("amount");
      if (minor) {
        amount.put("minor", minor(number.get()));
      } else {
        amount.put("value", number.get().toPlainString());
      }
      amount.put("currency", code);
    }

    private static long minor(BigDecimal number) throws Refusal {
      BigDecimal plain = number.stripTrailingZeros();
      if (plain.scale() > 0 || plain.abs().compareTo(MOST) > 0) {
        throw Refusal.wrong(
            "%s is not a whole number of minor units".formatted(Refusal.quote(number.toString())));
      }
      return plain.longValue();
    }

    @Override
    public Stream<Value> values() {
      return Stream.concat(decimal.values(), Stream.of(currency));
    }
  }

  /** The properties. */
  record Properties(Map<String, Value> byName) implements Setter {
    @Override
    public void set(Scope scope, ObjectNode event) throws Refusal {
      ObjectNode properties = event.objectNode();
      for (Map.Entry<String, Value> property : byName.entrySet()) {
        JsonNode node = property.getValue().node(scope);
        if (!node.isString() || !node.stringValue().isEmpty()) {
          properties.set(property.getKey(), node);
        }
      }
      if (!properties.isEmpty()) {
        event.set("properties", properties);
      }
    }

    @Override
    public Stream<Value> values() {
      return byName.values().stream();
    }
  }
}
