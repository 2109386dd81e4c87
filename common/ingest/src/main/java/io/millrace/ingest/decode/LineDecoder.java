package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Decodes NDJSON. Each line is one element and is decoded independently. Blank lines are not
 * elements. Safe for several threads.
 */
final class LineDecoder {
  private final EventObjectReader reader = new EventReader();
  private final ElementDecoder elements;

  LineDecoder(ElementDecoder elements) {
    this.elements = elements;
  }

  List<Decoded> decode(byte[] body, int length) throws UnreadableException {
    Elements found = new Elements();
    for (int from = 0; from < length; ) {
      int end = lineEnd(body, from, length);
      if (!isBlank(body, from, end)) {
        found.requireRoom();
        found.add(line(body, from, end));
      }
      from = end + 1;
    }
    return found.list();
  }

  private Decoded line(byte[] body, int from, int end) {
    if (end - from > ElementDecoder.MAX_EVENT_BYTES) {
      return ElementDecoder.oversized();
    }
    if (!StrictUtf8.is(body, from, end - from)) {
      return ElementDecoder.invalid(ProblemCode.NOT_JSON, "the line is not UTF-8");
    }
    try (JsonParser parser = JsonParsers.over(body, from, end - from)) {
      parser.nextToken();
      Decoded decoded = elements.decode(parser, body, from, reader);
      return parser.nextToken() == null ? decoded : notJson();
    } catch (JacksonException _) {
      return notJson();
    }
  }

  private static Decoded notJson() {
    return ElementDecoder.invalid(ProblemCode.NOT_JSON, "the line is not one JSON value");
  }

  private static int lineEnd(byte[] body, int from, int length) {
    int end = from;
    while (end < length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte[] body, int from, int end) {
    for (int i = from; i < end; i++) {
      if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
