package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Decodes the events of a request body. A JSON document is refused as a whole when a part of it is
 * not JSON; {@link LineDecoder} decodes NDJSON. Safe for several threads.
 */
public final class BodyDecoder {
  private final EventObjectReader plain = new EventReader();
  private final EventObjectReader enveloped = new CloudEventReader();
  private final ElementDecoder elements;
  private final LineDecoder lines;

  /** Creates a decoder that checks each event with the validator {@code validator}. */
  public BodyDecoder(EventValidator validator) {
    this.elements = new ElementDecoder(validator);
    this.lines = new LineDecoder(elements);
  }

  /**
   * Decodes every element of a body. An invalid element does not affect the other elements.
   *
   * @param body UTF-8 text in the first {@code length} bytes
   * @throws UnreadableException when the whole body does not have its format, or has more than 1
   *     000 elements
   */
  public List<Decoded> decode(byte[] body, int length, BodyFormat format)
      throws UnreadableException {
    return switch (format) {
      case BodyFormat.Document.JSON ->
          document(body, length, parser -> objectOrArray(parser, body));
      case BodyFormat.Document.NDJSON -> lines.decode(body, length);
      case BodyFormat.Document.CLOUD_EVENT ->
          document(body, length, parser -> one(parser, body, enveloped));
      case BodyFormat.Document.CLOUD_EVENTS ->
          document(body, length, parser -> array(parser, body, enveloped));
      case BodyFormat.BinaryCloudEvent binary -> {
        EventObjectReader data = new BinaryCloudEventReader(binary.attributes());
        yield document(body, length, parser -> one(parser, body, data));
      }
    };
  }

  @FunctionalInterface
  private interface Root {
    List<Decoded> read(JsonParser parser) throws UnreadableException;
  }

  private static List<Decoded> document(byte[] body, int length, Root root)
      throws UnreadableException {
    if (!StrictUtf8.is(body, 0, length)) {
      throw notParseable("the body is not UTF-8");
    }
    try (JsonParser parser = JsonParsers.over(body, 0, length)) {
      parser.nextToken();
      List<Decoded> decoded = root.read(parser);
      if (parser.nextToken() != null) {
        throw notParseable("the body has more content after its JSON value");
      }
      return decoded;
    } catch (JacksonException e) {
      throw notParseable("the body is not JSON, or nested too deep, at " + place(e));
    }
  }

  private List<Decoded> objectOrArray(JsonParser parser, byte[] body) throws UnreadableException {
    return parser.hasToken(JsonToken.START_ARRAY)
        ? array(parser, body, plain)
        : one(parser, body, plain);
  }

  private List<Decoded> one(JsonParser parser, byte[] body, EventObjectReader reader)
      throws UnreadableException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw notParseable("the body is not a JSON object, or an array of them where allowed");
    }
    return List.of(elements.decode(parser, body, 0, reader));
  }

  private List<Decoded> array(JsonParser parser, byte[] body, EventObjectReader reader)
      throws UnreadableException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw notParseable("the body is not a JSON array");
    }
    Elements found = new Elements();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.requireRoom();
      found.add(elements.decode(parser, body, 0, reader));
    }
    return found.list();
  }

  /**
   * The line and column of the error. Jackson's own message quotes the body, which may contain a
   * visitor.
   */
  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? "an unknown place"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static UnreadableException notParseable(String message) {
    return new UnreadableException(ProblemCode.NOT_PARSEABLE, message);
  }
}
