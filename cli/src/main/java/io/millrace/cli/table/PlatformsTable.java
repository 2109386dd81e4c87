package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;
import static io.millrace.cli.text.NumberTexts.count;

import io.millrace.cli.text.TextTable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the platforms of the catalog, with their numbers of today. */
public final class PlatformsTable implements TableView {
  private final TextTable table =
      new TextTable(
          words("platform"),
          words("name"),
          words("owner"),
          numbers("events today"),
          numbers("visitors"),
          numbers("orders"),
          numbers("net"));

  @Override
  public String list() {
    return "platforms";
  }

  @Override
  public void add(JsonNode platform) {
    JsonNode today = platform.path("today");
    table.add(
        platform.path("id").asString(""),
        platform.path("name").asString(""),
        platform.path("owner").asString(""),
        count(today.path("traffic").path("events")),
        count(today.path("traffic").path("visitors")),
        count(today.path("orders").path("count")),
        Amounts.all(today.path("money"), "net"));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }
}
