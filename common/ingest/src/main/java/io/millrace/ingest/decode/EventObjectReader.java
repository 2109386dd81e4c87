package io.millrace.ingest.decode;

import tools.jackson.core.JsonParser;

/** Reads one JSON object into a {@link ParsedEvent}. */
interface EventObjectReader {

  /**
   * Reads the object that starts at the parser's current token. Leaves the parser on the end of the
   * object.
   */
  void read(JsonParser parser, ParsedEvent parsed);
}
