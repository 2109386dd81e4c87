package io.millrace.standalone.sheet;

import static io.millrace.standalone.text.Column.numbers;
import static io.millrace.standalone.text.Column.words;
import static io.millrace.standalone.text.Figures.count;

import io.millrace.standalone.text.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Distinct visitors of a platform at each step, by day. */
public final class FunnelSheet implements Sheet {
  private final Table table =
      new Table(
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
