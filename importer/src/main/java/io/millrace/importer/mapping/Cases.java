package io.millrace.importer.mapping;

import io.millrace.importer.mapping.ValueTemplate.Column;
import java.util.Map;

/**
 * The rules of a mapping that depend on the cell of one column.
 *
 * @param column the column whose cell selects the rule
 * @param rules complete rules by the text of the cell
 */
record Cases(Column column, Map<String, MappingRule> rules) {

  MappingRule choose(CsvRow row) throws BadRowException {
    String cell = row.cell(column.name()).orElse("");
    MappingRule rule = rules.get(cell);
    if (rule == null) {
      throw new BadRowException(
          "%s is '%s', expected one of %s".formatted(column.name(), cell, rules.keySet()));
    }
    return rule;
  }
}
