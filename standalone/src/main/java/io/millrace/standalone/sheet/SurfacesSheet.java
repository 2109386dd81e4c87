package io.millrace.standalone.sheet;

import static io.millrace.standalone.text.Column.numbers;
import static io.millrace.standalone.text.Column.words;

import io.millrace.standalone.text.Figures;
import io.millrace.standalone.text.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A platform by its surfaces. */
public final class SurfacesSheet implements Sheet {
  private final Table table =
      new Table(
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
        Figures.count(surface.path("events")),
        Figures.time(surface.path("attentionMs")),
        Figures.count(surface.path("visitors")),
        Figures.orders(surface.path("microOrders")),
        Amounts.all(surface.path("credit"), "amount"));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }
}
