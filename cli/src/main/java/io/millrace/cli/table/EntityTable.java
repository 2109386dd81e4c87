package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A table of a creator, campaign or item over time: one line for each window and currency. Below
 * it, the same by the platform where the money is.
 */
public final class EntityTable implements TableView {
  private final TextTable table =
      new TextTable(
          words("window"),
          numbers("orders credited"),
          numbers("new buyers"),
          numbers("credit"),
          numbers("refunded"),
          numbers("refund rate"),
          numbers("spend"),
          numbers("roas"),
          numbers("cost per order"),
          numbers("cost per new buyer"));

  private final WindowTexts windows;
  private final Grain grain;
  private final List<String> below = new ArrayList<>();

  public EntityTable(WindowTexts windows, Grain grain) {
    this.windows = windows;
    this.grain = grain;
  }

  @Override
  public String list() {
    return "rows";
  }

  @Override
  public void add(JsonNode row) {
    add(windows.start(row.path("start"), grain), row);
  }

  @Override
  public void totals(JsonNode answer) {
    if (answer.path("rows").isEmpty()) {
      return;
    }
    add("total", answer.path("totals"));
    TextTable pairs =
        new TextTable(
            words("money on"),
            numbers("orders credited"),
            numbers("credit"),
            numbers("refunded"),
            numbers("refund rate"));
    for (JsonNode pair : answer.path("pairs")) {
      pairs.add(
          pair.path("to").asString(""),
          NumberTexts.orders(pair.path("microOrders")),
          Amounts.all(pair.path("amounts"), "amount"),
          Amounts.all(pair.path("amounts"), "refunded"),
          Amounts.rates(pair.path("amounts"), "refundRate"));
    }
    below.add("");
    below.addAll(pairs.lines());
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(below);
    return lines;
  }

  /** Only the first line of a window has its name and its counts, which have no currency. */
  private void add(String window, JsonNode numbers) {
    String name = window;
    String orders = NumberTexts.orders(numbers.path("microOrders"));
    String newBuyers = NumberTexts.orders(numbers.path("microNewBuyers"));
    for (String currency : Amounts.currencies(numbers.path("credit"))) {
      JsonNode line = Amounts.of(numbers.path("credit"), currency);
      table.add(
          name,
          orders,
          newBuyers,
          NumberTexts.money(line.path("amount"), currency),
          NumberTexts.money(line.path("refunded"), currency),
          NumberTexts.rate(line.path("refundRate")),
          NumberTexts.money(line.path("spend"), currency),
          line.path("roas").isNumber()
              ? NumberTexts.decimal(line.path("roas").decimalValue().toPlainString())
              : NumberTexts.NONE,
          NumberTexts.money(line.path("costPerOrder"), currency),
          NumberTexts.money(line.path("costPerNewBuyer"), currency));
      name = "";
      orders = "";
      newBuyers = "";
    }
  }
}
