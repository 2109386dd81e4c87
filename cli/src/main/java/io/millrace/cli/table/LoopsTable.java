package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of the credit by pair of platforms: attention on the first, money on the second. */
public final class LoopsTable implements TableView {
  private static final String DIRECT = "(direct)";

  private final boolean bySurface;
  private final TextTable table;

  /**
   * Creates an empty table.
   *
   * @param bySurface whether the attention is split by surface
   */
  public LoopsTable(boolean bySurface) {
    this.bySurface = bySurface;
    List<Column> columns = new ArrayList<>(List.of(words("attention on")));
    if (bySurface) {
      columns.add(words("surface"));
    }
    columns.addAll(List.of(words("money on"), words("loop"), numbers("orders"), numbers("amount")));
    this.table = new TextTable(columns);
  }

  @Override
  public String list() {
    return "cells";
  }

  @Override
  public void add(JsonNode cell) {
    String from = cell.path("from").asString(DIRECT);
    String to = cell.path("to").asString("");
    List<String> cells = new ArrayList<>(List.of(from));
    if (bySurface) {
      cells.add(cell.path("surface").asString(NumberTexts.NONE));
    }
    cells.addAll(
        List.of(
            to,
            kind(from, to),
            NumberTexts.orders(cell.path("microOrders")),
            Amounts.all(cell.path("amounts"), "amount")));
    table.add(cells);
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
