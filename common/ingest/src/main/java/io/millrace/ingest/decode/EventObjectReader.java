package io.millrace.ingest.decode;

import tools.jackson.core.JsonParser;

/** Reads one object into a draft. */
interface EventObjectReader {

  /** Reads the object whose start the parser stands on, and leaves it on the object's end. */
  void read(JsonParser parser, ParsedEvent parsed);
}
