package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the surfaces of one platform or of all platforms. */
public final class SurfacesTable implements TableView {
  private final boolean withPlatform;
  private final TextTable table;

  /**
   * Creates an empty table.
   *
   * @param withPlatform whether each line names its platform
   */
  public SurfacesTable(boolean withPlatform) {
    this.withPlatform = withPlatform;
    List<Column> columns = new ArrayList<>();
    if (withPlatform) {
      columns.add(words("platform"));
    }
    columns.addAll(
        List.of(
            words("surface"),
            numbers("events"),
            numbers("attention h:m:s"),
            numbers("visitors"),
            numbers("orders credited"),
            numbers("new buyers"),
            numbers("credit"),
            numbers("refunded"),
            numbers("refund rate"),
            numbers("spend"),
            numbers("roas"),
            numbers("cost per order"),
            numbers("cost per new buyer")));
    this.table = new TextTable(columns);
  }

  @Override
  public String list() {
    return "surfaces";
  }

  @Override
  public void add(JsonNode surface) {
    JsonNode credit = surface.path("credit");
    List<String> cells = new ArrayList<>();
    if (withPlatform) {
      cells.add(surface.path("platform").asString(""));
    }
    cells.addAll(
        List.of(
            surface.path("surface").asString(""),
            NumberTexts.count(surface.path("events")),
            NumberTexts.time(surface.path("attentionMs")),
            NumberTexts.count(surface.path("visitors")),
            NumberTexts.orders(surface.path("microOrders")),
            NumberTexts.orders(surface.path("microNewBuyers")),
            Amounts.all(credit, "amount"),
            Amounts.all(credit, "refunded"),
            Amounts.rates(credit, "refundRate"),
            Amounts.all(credit, "spend"),
            Amounts.quotients(credit, "roas"),
            Amounts.all(credit, "costPerOrder"),
            Amounts.all(credit, "costPerNewBuyer")));
    table.add(cells);
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }
}
