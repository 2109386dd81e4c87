package io.millrace.importer.read;

import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON with one object in each line. */
final class NdjsonItems implements Items {
  private final TextLines lines;

  NdjsonItems(TextLines lines) {
    this.lines = lines;
  }

  @Override
  public Optional<InputItem> next() throws IOException {
    while (lines.advance()) {
      long line = lines.number();
      try {
        String text = lines.text();
        if (!text.isBlank() && !text.startsWith(TextLines.REASON)) {
          return Optional.of(new Json(line, text, object(text)));
        }
      } catch (DamagedException e) {
        return Optional.of(new Damaged(line, lines.raw(), e.problem()));
      }
    }
    return Optional.empty();
  }

  private static ObjectNode object(String text) throws DamagedException {
    try (JsonParser parser = JsonText.MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DamagedException("not a JSON object");
      }
      ObjectNode object = parser.readValueAs(ObjectNode.class);
      if (text.stripTrailing().endsWith(",") || parser.nextToken() != null) {
        throw new DamagedException(after(text));
      }
      return object;
    } catch (JacksonException | NumberFormatException _) { // the latter for an exponent above int
      throw new DamagedException("not JSON");
    }
  }

  private static String after(String text) {
    return text.stripTrailing().endsWith(",")
        ? "a comma after the JSON object"
        : "more than one JSON object";
  }
}
