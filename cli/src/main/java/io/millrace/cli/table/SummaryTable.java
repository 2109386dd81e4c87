package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;
import static io.millrace.cli.text.NumberTexts.count;
import static io.millrace.cli.text.NumberTexts.money;
import static io.millrace.cli.text.NumberTexts.quotient;
import static io.millrace.cli.text.NumberTexts.rate;

import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A table of a platform over time: one line for each window, and one more for each further
 * currency.
 */
public final class SummaryTable implements TableView {
  private static final List<String> NOTHING = List.of("", "", "", "", "", "", "", "");

  private final TextTable table =
      new TextTable(
          words("window"),
          numbers("events"),
          numbers("opens"),
          numbers("visitors"),
          numbers("buyers"),
          numbers("new buyers"),
          numbers("orders"),
          numbers("returns"),
          numbers("net"),
          numbers("refunded"),
          numbers("closed"),
          numbers("external in"),
          numbers("external out"),
          numbers("direct"),
          numbers("closure"),
          numbers("leak"),
          numbers("spend"),
          numbers("roas"),
          numbers("cost per order"),
          numbers("cost per new buyer"));

  private final WindowTexts windows;
  private final Grain grain;
  private long overCap;
  private long ordersOverCap;
  private long otherCurrency;

  public SummaryTable(WindowTexts windows, Grain grain) {
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
    overCap += row.path("traffic").path("overCap").asLong();
    otherCurrency += row.path("orders").path("otherCurrency").asLong();
    ordersOverCap += row.path("orders").path("overCap").asLong();
  }

  @Override
  public void totals(JsonNode answer) {
    if (!table.isEmpty() && answer.path("totals").isObject()) {
      add("total", answer.path("totals"));
    }
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(table.lines());
    if (overCap > 0) {
      lines.add("left out: %d events of visitors above the cap of a day".formatted(overCap));
    }
    if (otherCurrency > 0) {
      lines.add(
          "left out: %d lines of orders in another currency than their order"
              .formatted(otherCurrency));
    }
    if (ordersOverCap > 0) {
      lines.add(
          "left out: %d entries of orders or loops above their caps".formatted(ordersOverCap));
    }
    return lines;
  }

  private void add(String window, JsonNode row) {
    JsonNode net = row.path("money");
    JsonNode credit = row.path("loops").path("credit");
    List<String> currencies = Amounts.currencies(net, credit);
    for (int i = 0; i < currencies.size(); i++) {
      String currency = currencies.get(i);
      List<String> cells = new ArrayList<>(i == 0 ? counts(window, row) : NOTHING);
      cells.add(money(Amounts.of(net, currency).path("net"), currency));
      cells.add(money(Amounts.of(net, currency).path("refunded"), currency));
      cells.addAll(credits(Amounts.of(credit, currency), currency));
      cells.add(money(Amounts.of(net, currency).path("spend"), currency));
      cells.add(quotient(Amounts.of(credit, currency).path("roas")));
      cells.add(money(Amounts.of(credit, currency).path("costPerOrder"), currency));
      cells.add(money(Amounts.of(credit, currency).path("costPerNewBuyer"), currency));
      table.add(cells);
    }
  }

  private static List<String> counts(String window, JsonNode row) {
    JsonNode traffic = row.path("traffic");
    return List.of(
        window,
        count(traffic.path("events")),
        count(traffic.path("opens")),
        count(traffic.path("visitors")),
        count(traffic.path("buyers")),
        count(row.path("newBuyers")),
        count(row.path("orders").path("count")),
        rate(row.path("loops").path("returnRate")));
  }

  private static List<String> credits(JsonNode credit, String currency) {
    return List.of(
        money(credit.path("closed"), currency),
        money(credit.path("externalIn"), currency),
        money(credit.path("externalOut"), currency),
        money(credit.path("direct"), currency),
        rate(credit.path("closureRate")),
        rate(credit.path("leakRate")));
  }
}
