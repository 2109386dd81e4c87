package io.millrace.importer.mapping;

import io.millrace.events.EventType;
import io.millrace.importer.mapping.MappingRule.AmountRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Converts the rows of one file into events. */
public final class RowMapper {
  private static final ObjectMapper JSON = JsonMapper.shared();

  private final Mapping mapping;
  private final Columns columns;

  RowMapper(Mapping mapping, Columns columns) {
    this.mapping = mapping;
    this.columns = columns;
  }

  /**
   * Returns the event of the cells.
   *
   * @throws BadRowException when the cells cannot become an event
   */
  public MappedEvent map(List<String> cells) throws BadRowException {
    CsvRow row = columns.row(cells);
    MappingRule rule =
        mapping.cases().isPresent() ? mapping.cases().get().choose(row) : mapping.all();
    Map<String, Object> event = new LinkedHashMap<>();
    for (Map.Entry<MappingField, ValueTemplate> entry : rule.fields().entrySet()) {
      put(event, entry.getKey(), entry.getValue().fill(row));
    }
    rule.amount().flatMap(amount -> money(amount, row)).ifPresent(m -> event.put("amount", m));
    if (!rule.properties().isEmpty()) {
      event.put("properties", properties(rule, row));
    }
    return new MappedEvent(type(event).domain(), JSON.writeValueAsString(event));
  }

  private void put(Map<String, Object> event, MappingField field, Optional<String> value)
      throws BadRowException {
    if (value.isPresent()) {
      event.put(field.key(), value(field, value.get()));
    } else if (field.required()) {
      throw new BadRowException("no " + field.key());
    }
  }

  private Object value(MappingField field, String text) throws BadRowException {
    return switch (field) {
      case AT -> mapping.time().parse(text).toString();
      case DURATION_MS -> wholeNumber(text);
      case PLATFORM, SURFACE, CHANNEL, REGION -> Slug.of(text);
      case ID, TYPE, VISITOR, ITEM, ORDER -> text;
    };
  }

  private static long wholeNumber(String text) throws BadRowException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new BadRowException("durationMs: '%s' is not a whole number".formatted(text));
    }
  }

  private static Optional<Map<String, String>> money(AmountRule amount, CsvRow row) {
    return amount
        .value()
        .fill(row)
        .map(value -> Map.of("value", value, "currency", amount.currency().fill(row).orElse("")));
  }

  private static Map<String, String> properties(MappingRule rule, CsvRow row) {
    Map<String, String> properties = new LinkedHashMap<>();
    rule.properties()
        .forEach((name, from) -> from.fill(row).ifPresent(value -> properties.put(name, value)));
    return properties;
  }

  private static EventType type(Map<String, Object> event) throws BadRowException {
    Object type = event.get(MappingField.TYPE.key());
    return Optional.ofNullable(type)
        .flatMap(id -> EventType.of(id.toString()))
        .orElseThrow(() -> new BadRowException("'%s' is not an event type".formatted(type)));
  }
}
