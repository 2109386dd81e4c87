package io.millrace.importer.read;

import java.io.IOException;
import java.util.Optional;

/** The records of one file, in the order of the file. One thread uses it. */
interface Items extends AutoCloseable {

  /**
   * Returns the next record, or empty at the end.
   *
   * @throws IOException when the rest of the file cannot be read
   */
  Optional<InputItem> next() throws IOException;

  /** Returns the text that must precede records of this file in a file of their own: a header. */
  default String preamble() {
    return "";
  }

  @Override
  default void close() throws IOException {}
}
