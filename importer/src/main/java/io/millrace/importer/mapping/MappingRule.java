package io.millrace.importer.mapping;

import io.millrace.importer.mapping.ValueTemplate.Column;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values that a mapping sets for all rows, or for the rows of one case.
 *
 * @param fields the fields of the event
 * @param amount the amount of money
 * @param properties the properties by name
 */
record MappingRule(
    Map<MappingField, ValueTemplate> fields,
    Optional<AmountRule> amount,
    Map<String, ValueTemplate> properties) {

  /** An amount of money. It is absent when the cell of its value is empty. */
  record AmountRule(ValueTemplate value, ValueTemplate currency) {}

  /**
   * Returns a rule with the values of both rules. Where both set a value, the other rule decides.
   */
  MappingRule overriddenBy(MappingRule other) {
    Map<MappingField, ValueTemplate> merged = new EnumMap<>(MappingField.class);
    merged.putAll(fields);
    merged.putAll(other.fields);
    Map<String, ValueTemplate> named = new LinkedHashMap<>(properties);
    named.putAll(other.properties);
    return new MappingRule(merged, other.amount.or(() -> amount), named);
  }

  /** Returns all columns that the rule reads. */
  Stream<Column> columns() {
    Stream<ValueTemplate> ofAmount =
        amount.stream().flatMap(a -> Stream.of(a.value(), a.currency()));
    return Stream.of(fields.values().stream(), ofAmount, properties.values().stream())
        .flatMap(s -> s)
        .filter(Column.class::isInstance)
        .map(Column.class::cast);
  }
}
