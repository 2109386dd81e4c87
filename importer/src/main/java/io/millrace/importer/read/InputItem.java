package io.millrace.importer.read;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One record of a file: a row of a table or an object of JSON. */
public sealed interface InputItem {

  /** Returns the number of the line, or of the row of a workbook, where the record starts. */
  long line();

  /** Returns the record as it is in the file. Line breaks inside of it are line feeds. */
  String raw();

  /** A row of a table; it may have fewer or more cells than the header. */
  record Row(long line, String raw, List<String> cells) implements InputItem {}

  /** An object of JSON. Its numbers are exact. */
  record Json(long line, String raw, ObjectNode value) implements InputItem {}

  /**
   * A record that cannot be read. Nothing of it is used.
   *
   * @param problem what is wrong, for the user
   */
  record Damaged(long line, String raw, String problem) implements InputItem {}
}
