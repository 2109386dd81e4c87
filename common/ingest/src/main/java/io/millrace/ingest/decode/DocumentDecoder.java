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
            parser.hasToken(JsonToken.START_ARRAY) ? array(parser, plain) : one(parser, plain));
  }

  List<Decoded> cloudEvent(byte[] body, int length) throws UnreadableException {
    return document(body, length, parser -> one(parser, enveloped));
  }

  List<Decoded> cloudEvents(byte[] body, int length) throws UnreadableException {
    return document(body, length, parser -> array(parser, enveloped));
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

  private List<Decoded> one(JsonParser parser, EventObjectReader reader)
      throws UnreadableException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw notParseable("the body is not a JSON object, or an array of them where allowed");
    }
    return List.of(elements.decode(parser, reader));
  }

  private List<Decoded> array(JsonParser parser, EventObjectReader reader)
      throws UnreadableException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw notParseable("the body is not a JSON array");
    }
    Elements found = new Elements();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.requireRoom();
      found.add(elements.decode(parser, reader));
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
