package io.millrace.ingest.decode;

import tools.jackson.core.JsonParser;

/** Reads one object into a draft. */
interface DraftReader {

  /** Reads the object whose start the parser stands on, and leaves it on the object's end. */
  void read(JsonParser parser, Draft draft);
}
