package io.millrace.ingest.decode;

import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/** Walks over the entries of one JSON object. */
final class JsonEntries {
  private JsonEntries() {}

  /** Reads the value that the parser stands on; it need not read an object or array to its end. */
  @FunctionalInterface
  interface Reader {
    void read(String name, JsonParser parser) throws RejectedException;
  }

  /**
   * Reads all entries of the object whose start the parser stands on, and leaves it on the object's
   * end. A rejected entry is handed to {@code faults} and does not stop the walk, so that the
   * event's id is found wherever it is.
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
