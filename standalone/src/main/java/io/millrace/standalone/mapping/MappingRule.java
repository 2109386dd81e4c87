package io.millrace.standalone.mapping;

import io.millrace.standalone.mapping.ValueTemplate.Column;
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
record MappingRule(
    Map<MappingField, ValueTemplate> fields,
    Optional<AmountRule> amount,
    Map<String, ValueTemplate> properties) {

  /** An amount of money; absent when the cell of its value is empty. */
  record AmountRule(ValueTemplate value, ValueTemplate currency) {}

  /** This rule, and the other where both say something. */
  MappingRule overriddenBy(MappingRule other) {
    Map<MappingField, ValueTemplate> merged = new EnumMap<>(MappingField.class);
    merged.putAll(fields);
    merged.putAll(other.fields);
    Map<String, ValueTemplate> named = new LinkedHashMap<>(properties);
    named.putAll(other.properties);
    return new MappingRule(merged, other.amount.or(() -> amount), named);
  }

  /** Every column that the rule reads. */
  Stream<Column> columns() {
    Stream<ValueTemplate> ofAmount =
        amount.stream().flatMap(a -> Stream.of(a.value(), a.currency()));
    return Stream.of(fields.values().stream(), ofAmount, properties.values().stream())
        .flatMap(s -> s)
        .filter(Column.class::isInstance)
        .map(Column.class::cast);
  }
}
