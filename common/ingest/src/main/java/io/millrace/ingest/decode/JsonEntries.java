package io.millrace.ingest.decode;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/** Reads the entries of one JSON object, one after the other. */
final class JsonEntries {
  private JsonEntries() {}

  /**
   * Reads the value of one entry. The parser's current token is the first token of the value. The
   * reader may stop before the end of an object or an array.
   */
  @FunctionalInterface
  interface Reader {
    void read(String name, JsonParser parser) throws RejectedException;
  }

  /**
   * Reads all entries of the object that starts at the parser's current token. Leaves the parser on
   * the end of the object. A rejected entry goes to {@code faults}, and reading continues with the
   * next entry. So the event's id is found at any place in the object.
   */
  static void read(JsonParser parser, Consumer<RejectedException> faults, Reader reader) {
    int depth = parser.streamReadContext().getNestingDepth();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      try {
        reader.read(name, parser);
      } catch (RejectedException e) {
        faults.accept(e);
      }
      while (parser.streamReadContext().getNestingDepth() > depth) {
        parser.nextToken();
      }
    }
  }
}
