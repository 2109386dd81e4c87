package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.ingest.answer.ProblemCode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Reads {@code properties} into one canonical JSON text. The names are sorted, blanks are removed,
 * numbers keep the form that the sender wrote, and entries with the value null are left out.
 */
final class PropertiesReader {
  private static final int MAX_ENTRIES = 20;
  private static final int MAX_BYTES = 2048;

  private final Set<String> names = new HashSet<>();
  private final Map<String, String> values = new TreeMap<>();

  private PropertiesReader() {}

  /** Reads the object at the parser's current token. */
  static void read(JsonParser parser, ParsedEvent parsed) throws RejectedException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw new RejectedException(ProblemCode.WRONG_JSON_TYPE, "properties takes an object");
    }
    PropertiesReader reader = new PropertiesReader();
    JsonEntries.read(parser, parsed::fault, reader::property);
    reader.json().ifPresent(json -> parsed.text(EventField.PROPERTIES, json));
  }

  private void property(String name, JsonParser parser) throws RejectedException {
    if (names.size() == MAX_ENTRIES) {
      throw new RejectedException(
          ProblemCode.BAD_PROPERTIES, "properties takes at most %d entries".formatted(MAX_ENTRIES));
    }
    if (!names.add(name)) {
      throw new RejectedException(
          ProblemCode.DUPLICATE_FIELD, "properties has " + Quoted.of(name) + " twice");
    }
    if (!parser.hasToken(JsonToken.VALUE_NULL)) {
      values.put(quote(name), value(parser));
    }
  }

  private static String value(JsonParser parser) throws RejectedException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> {
        String text = parser.getString();
        JsonTexts.requireWellFormed("a value in properties", text);
        yield quote(text);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getString();
      default ->
          throw new RejectedException(
              ProblemCode.BAD_PROPERTIES, "properties takes strings, numbers, true and false only");
    };
  }

  private Optional<String> json() throws RejectedException {
    StringBuilder json = new StringBuilder();
    values.forEach(
        (name, value) ->
            json.append(json.isEmpty() ? '{' : ',').append(name).append(':').append(value));
    json.append(values.isEmpty() ? "{}" : "}");
    if (json.length() > MAX_BYTES || json.toString().getBytes(UTF_8).length > MAX_BYTES) {
      throw new RejectedException(
          ProblemCode.BAD_PROPERTIES, "properties takes at most %d bytes".formatted(MAX_BYTES));
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(json.toString());
  }

  private static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }
}
