package io.millrace.standalone.sheet;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** An answer for people, made of its rows one after the other. */
public interface TableView {

  /** The field of the answer that holds the rows. */
  String list();

  /** Takes the next row. */
  void add(JsonNode row);

  /** Takes what the answer says about all of its rows. */
  default void totals(JsonNode answer) {}

  /** The text. */
  List<String> lines();
}
