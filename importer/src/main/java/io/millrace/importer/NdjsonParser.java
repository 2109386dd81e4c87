package io.millrace.importer;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.importer.mapping.BadRowException;
import io.millrace.importer.mapping.MappedEvent;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses lines of JSON and passes them on unchanged. It reads only the type, because the type
 * decides the domain. The gateway checks all other fields.
 */
final class NdjsonParser implements LineParser {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public Optional<MappedEvent> parse(String line) throws BadRowException {
    if (line.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new MappedEvent(domain(type(line)), line));
  }

  private static Domain domain(Optional<String> type) throws BadRowException {
    String id = type.orElseThrow(() -> new BadRowException("no type"));
    return EventType.of(id)
        .orElseThrow(() -> new BadRowException("unknown type '%s'".formatted(id)))
        .domain();
  }

  private static Optional<String> type(String line) throws BadRowException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadRowException("not a JSON object");
      }
      Optional<String> type = Optional.empty();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isType = parser.currentName().equals("type");
        if (parser.nextToken() == JsonToken.VALUE_STRING && isType) {
          type = Optional.of(parser.getString());
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new BadRowException("more than one JSON object");
      }
      return type;
    } catch (JacksonException _) {
      throw new BadRowException("not JSON");
    }
  }
}
