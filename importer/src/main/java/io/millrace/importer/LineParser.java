package io.millrace.importer;

import io.millrace.importer.mapping.BadRowException;
import io.millrace.importer.mapping.MappedEvent;
import java.util.Optional;

/** Parses the lines of one file into events. */
@FunctionalInterface
interface LineParser {

  /**
   * Returns the event of the line, or empty for a line that is not data, for example a header.
   *
   * @throws BadRowException when the line is damaged
   */
  Optional<MappedEvent> parse(String line) throws BadRowException;
}
