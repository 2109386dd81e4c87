package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the credit by pair of platforms: attention on the first, money on the second. */
public final class LoopsTable implements TableView {
  private static final String DIRECT = "(direct)";

  private final TextTable table =
      new TextTable(
          words("attention on"),
          words("money on"),
          words("loop"),
          numbers("orders"),
          numbers("amount"));

  @Override
  public String list() {
    return "cells";
  }

  @Override
  public void add(JsonNode cell) {
    String from = cell.path("from").asString(DIRECT);
    String to = cell.path("to").asString("");
    table.add(
        from,
        to,
        kind(from, to),
        NumberTexts.orders(cell.path("microOrders")),
        Amounts.all(cell.path("amounts"), "amount"));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }

  private static String kind(String from, String to) {
    if (from.equals(DIRECT)) {
      return "direct";
    }
    return from.equals(to) ? "closed" : "external";
  }
}
