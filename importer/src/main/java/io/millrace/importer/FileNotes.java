package io.millrace.importer;

import io.millrace.importer.read.InputFile;
import java.io.IOException;
import java.util.Optional;

/** Says in words what is special about a file that was read. */
final class FileNotes {
  private FileNotes() {}

  /** Returns a note about a file that was read to its end; {@code line} is its last record. */
  static Optional<String> of(String name, InputFile file, long line) {
    if (file.broken()) {
      return Optional.of(
          "%s breaks off after line %d; what could be read was used".formatted(name, line));
    }
    if (line > 0) {
      return Optional.empty();
    }
    return Optional.of(
        name
            + (file.header().isPresent() ? " has a header and no rows" : " is empty")
            + ": there is nothing to import");
  }

  static String unreadable(String name, long line, IOException e) {
    return "%s cannot be read after line %d: %s".formatted(name, line, Failures.text(e));
  }

  static String unread(String name, long line) {
    return line == 0
        ? name + " was not read"
        : "%s was not read after line %d".formatted(name, line);
  }
}
