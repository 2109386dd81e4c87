package io.millrace.standalone.mapping;

import io.millrace.standalone.mapping.ValueTemplate.Column;
import java.util.Map;

/**
 * Rules that depend on a cell.
 *
 * @param column whose cell decides
 * @param rules by the cell's text, complete
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
