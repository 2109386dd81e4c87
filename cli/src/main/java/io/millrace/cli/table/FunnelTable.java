package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;
import static io.millrace.cli.text.NumberTexts.count;

import io.millrace.cli.text.TextTable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the distinct visitors of a platform at each stage of the funnel, by day. */
public final class FunnelTable implements TableView {
  private final TextTable table =
      new TextTable(
          words("day"),
          numbers("seen"),
          numbers("product viewed"),
          numbers("in cart"),
          numbers("purchased"));

  @Override
  public String list() {
    return "days";
  }

  @Override
  public void add(JsonNode day) {
    table.add(
        day.path("day").asString(""),
        count(day.path("seen")),
        count(day.path("product_view")),
        count(day.path("cart_add")),
        count(day.path("purchase")));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }
}
