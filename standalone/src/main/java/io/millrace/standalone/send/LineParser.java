package io.millrace.standalone.send;

import io.millrace.standalone.mapping.BadRowException;
import io.millrace.standalone.mapping.MappedEvent;
import java.util.Optional;

/** Makes events of the lines of one file. */
@FunctionalInterface
interface LineParser {

  /**
   * The event in this line; empty for a line that is not meant to be one, such as a header.
   *
   * @throws BadRowException when the line is damaged
   */
  Optional<MappedEvent> parse(String line) throws BadRowException;
}
