package io.millrace.importer;

import io.millrace.events.EventType;
import io.millrace.importer.FileFormat.Mapped;
import io.millrace.importer.FileFormat.Native;
import io.millrace.importer.MappedRecord.Bad;
import io.millrace.importer.MappedRecord.Events;
import io.millrace.importer.MappedRecord.Skipped;
import io.millrace.importer.read.InputFile;
import io.millrace.importer.read.InputItem;
import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import io.millrace.importer.read.InputItem.Row;
import io.millrace.mapping.MappedItem;
import io.millrace.mapping.Mapping;
import io.millrace.mapping.RowMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Converts the records of one file into events. One thread uses it. */
final class RecordMapper {
  private final String file;
  private final String preamble;
  private final FileFormat format;
  private final Optional<RowMapping> rows;

  private RecordMapper(String file, String preamble, FileFormat format, Optional<RowMapping> rows) {
    this.file = file;
    this.preamble = preamble;
    this.format = format;
    this.rows = rows;
  }

  /**
   * Prepares for the file, and checks that it has the columns that the mapping reads.
   *
   * @throws io.millrace.mapping.MappingException when it does not
   */
  static RecordMapper of(String name, InputFile file, FileFormat format) {
    Optional<RowMapping> rows =
        switch (format) {
          case Native _ -> Optional.empty();
          case Mapped(Mapping mapping) -> file.header().map(mapping::bind);
        };
    return new RecordMapper(name, file.preamble(), format, rows);
  }

  SourceLine origin(InputItem item) {
    return new SourceLine(file, item.line());
  }

  Original original(InputItem item) {
    return new Original(item.raw(), preamble);
  }

  MappedRecord map(InputItem item) {
    return switch (item) {
      case Damaged damaged -> new Bad(damaged.problem());
      case Row row ->
          rows.isPresent()
              ? converted(item, rows.get().map(row.cells()))
              : new Bad("a row, but the format is JSON");
      case Json json ->
          switch (format) {
            case Native _ -> event(item, json.value(), json.raw());
            case Mapped(Mapping mapping) -> converted(item, mapping.map(json.value()));
          };
    };
  }

  private MappedRecord converted(InputItem item, MappedItem mapped) {
    return switch (mapped) {
      case MappedItem.Events(List<ObjectNode> events) -> events(item, events);
      case MappedItem.Skipped(String reason) -> new Skipped(reason);
      case MappedItem.Refused(String problem) -> new Bad(problem);
      case MappedItem.Unmapped(String name) ->
          new Bad("the mapping has no rule for '%s', and no else".formatted(name));
    };
  }

  private MappedRecord events(InputItem item, List<ObjectNode> events) {
    List<Line> lines = new ArrayList<>(events.size());
    for (ObjectNode event : events) {
      switch (event(item, event, JsonMapper.shared().writeValueAsString(event))) {
        case Events(List<Line> one) -> lines.addAll(one);
        case Bad bad -> {
          return bad;
        }
        case Skipped skipped -> {
          return skipped;
        }
      }
    }
    return new Events(lines);
  }

  private MappedRecord event(InputItem item, ObjectNode event, String json) {
    JsonNode named = event.path("type");
    if (!named.isString()) {
      return new Bad("no type");
    }
    Optional<EventType> type = EventType.of(named.stringValue());
    if (type.isEmpty()) {
      return new Bad("unknown type '%s'".formatted(named.stringValue()));
    }
    Line line = new Line(origin(item), type.get(), json, original(item), order(type.get(), event));
    return new Events(List.of(line));
  }

  private static Optional<OrderKey> order(EventType type, ObjectNode event) {
    JsonNode order = event.path("order");
    return type == EventType.PURCHASE && order.isString()
        ? Optional.of(
            new OrderKey(
                event.path("platform").asString(""),
                order.stringValue(),
                event.hasNonNull("amount")))
        : Optional.empty();
  }
}
