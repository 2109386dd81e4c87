package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the surfaces of a platform. */
public final class SurfacesTable implements TableView {
  private final TextTable table =
      new TextTable(
          words("surface"),
          numbers("events"),
          numbers("attention h:m:s"),
          numbers("visitors"),
          numbers("orders credited"),
          numbers("credit"));

  @Override
  public String list() {
    return "surfaces";
  }

  @Override
  public void add(JsonNode surface) {
    table.add(
        surface.path("surface").asString(""),
        NumberTexts.count(surface.path("events")),
        NumberTexts.time(surface.path("attentionMs")),
        NumberTexts.count(surface.path("visitors")),
        NumberTexts.orders(surface.path("microOrders")),
        Amounts.all(surface.path("credit"), "amount"));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }
}
