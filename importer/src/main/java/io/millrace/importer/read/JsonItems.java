package io.millrace.importer.read;

import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON array of objects, or objects one after the other, with any line breaks. Elements of
 * arrays that are not objects are damaged. After an error of the syntax, nothing more is read.
 */
final class JsonItems implements Items {
  private final RecordReader text;
  private final JsonParser parser;

  JsonItems(Reader text) {
    this.text = new RecordReader(text);
    this.parser = JsonText.MAPPER.createParser(this.text);
  }

  @Override
  public Optional<InputItem> next() throws IOException {
    text.start();
    try {
      JsonToken token = parser.nextToken();
      while ((token == JsonToken.START_ARRAY && depth() == 1) || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      return token == null ? Optional.empty() : Optional.of(item(token));
    } catch (JacksonException e) {
      throw new UnreadableException("not JSON from line %d on: %s".formatted(line(), reason(e)), e);
    } catch (NumberFormatException e) {
      throw new UnreadableException("a number from line %d on is too long".formatted(line()), e);
    }
  }

  @Override
  public void close() {
    parser.close();
  }

  private static String reason(JacksonException e) {
    return e.getCause() instanceof CharacterCodingException
        ? "not in the encoding of the file"
        : e.getOriginalMessage();
  }

  private InputItem item(JsonToken token) {
    long line = line();
    if (token == JsonToken.START_OBJECT) {
      ObjectNode object = parser.readValueAs(ObjectNode.class);
      return new Json(line, JsonText.MAPPER.writeValueAsString(object), object);
    }
    String raw = parser.readValueAsTree().toString();
    return new Damaged(line, raw, "not a JSON object");
  }

  /** Returns how deep the current token is in arrays; an array itself counts. */
  private int depth() {
    return parser.streamReadContext().getNestingDepth();
  }

  private long line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }
}
