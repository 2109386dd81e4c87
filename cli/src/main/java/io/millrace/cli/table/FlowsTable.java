package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the moves between surfaces. */
public final class FlowsTable implements TableView {
  private final TextTable table = new TextTable(words("from"), words("to"), numbers("moves"));

  @Override
  public String list() {
    return "edges";
  }

  @Override
  public void add(JsonNode edge) {
    table.add(
        surface(edge.path("from")),
        surface(edge.path("to")),
        NumberTexts.count(edge.path("count")));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }

  private static String surface(JsonNode end) {
    return end.isObject()
        ? end.path("platform").asString("") + "." + end.path("surface").asString("")
        : "(entry)";
  }
}
