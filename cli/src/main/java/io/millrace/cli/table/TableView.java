package io.millrace.cli.table;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Formats an answer as text, row by row. */
public interface TableView {

  /** Returns the field of the answer that holds the rows. */
  String list();

  /** Adds the next row. */
  void add(JsonNode row);

  /** Adds the totals of the answer. Called only when all rows were added. */
  default void totals(JsonNode answer) {}

  /** Returns the lines of the text. */
  List<String> lines();
}
