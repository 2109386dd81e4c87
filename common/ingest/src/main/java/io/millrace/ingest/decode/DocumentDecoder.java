package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Decodes bodies that are one JSON document. If any part of the body is not JSON, the whole body is
 * refused. Safe for several threads.
 */
final class DocumentDecoder {
  private final EventObjectReader plain = new EventReader();
  private final EventObjectReader enveloped = new CloudEventReader();
  private final ElementDecoder elements;

  DocumentDecoder(ElementDecoder elements) {
    this.elements = elements;
  }

  List<Decoded> objectOrArray(byte[] body, int length) throws UnreadableException {
    return document(
        body,
        length,
        parser ->
            parser.hasToken(JsonToken.START_ARRAY)
                ? array(parser, body, plain)
                : one(parser, body, plain));
  }

  List<Decoded> cloudEvent(byte[] body, int length) throws UnreadableException {
    return document(body, length, parser -> one(parser, body, enveloped));
  }

  List<Decoded> cloudEvents(byte[] body, int length) throws UnreadableException {
    return document(body, length, parser -> array(parser, body, enveloped));
  }

  List<Decoded> binary(byte[] body, int length, BodyFormat.BinaryCloudEvent event)
      throws UnreadableException {
    EventObjectReader data = new BinaryCloudEventReader(event.attributes());
    return document(body, length, parser -> one(parser, body, data));
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
