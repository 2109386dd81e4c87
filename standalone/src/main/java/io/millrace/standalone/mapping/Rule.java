package io.millrace.standalone.mapping;

import io.millrace.standalone.mapping.Template.Column;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a mapping says about all rows, or about those of one case.
 *
 * @param fields the event's own fields
 * @param amount value and currency
 * @param properties by name
 */
record Rule(
    Map<Field, Template> fields, Optional<AmountRule> amount, Map<String, Template> properties) {

  /** An amount of money; absent when the cell of its value is empty. */
  record AmountRule(Template value, Template currency) {}

  /** This rule, and the other where both say something. */
  Rule overriddenBy(Rule other) {
    Map<Field, Template> merged = new EnumMap<>(Field.class);
    merged.putAll(fields);
    merged.putAll(other.fields);
    Map<String, Template> named = new LinkedHashMap<>(properties);
    named.putAll(other.properties);
    return new Rule(merged, other.amount.or(() -> amount), named);
  }

  /** Every column that the rule reads. */
  Stream<Column> columns() {
    Stream<Template> ofAmount = amount.stream().flatMap(a -> Stream.of(a.value(), a.currency()));
    return Stream.of(fields.values().stream(), ofAmount, properties.values().stream())
        .flatMap(s -> s)
        .filter(Column.class::isInstance)
        .map(Column.class::cast);
  }
}
