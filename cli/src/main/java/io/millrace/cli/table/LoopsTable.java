package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A table of the credit by pair of platforms, owners or needs: attention on the first, money on the
 * second.
 */
public final class LoopsTable implements TableView {
  private static final String DIRECT = "(direct)";

  private static final String UNNAMED = "(none)";
  private static final Set<String> PARTS = Set.of("surface", "channel", "region");

  /** The splits for which the API does not say what refunds took. */
  private static final Set<String> WITHOUT_REFUNDS = Set.of("channel", "region");

  private final String by;
  private final boolean hasRefunds;
  private final TextTable table;

  /**
   * Creates an empty table.
   *
   * @param by what the pairs are split by, or what their ends are
   */
  public LoopsTable(String by) {
    this(by, true);
  }

  /**
   * Creates an empty table.
   *
   * @param hasAllTraffic whether it is not of one channel or region only
   */
  public LoopsTable(String by, boolean hasAllTraffic) {
    this.by = by;
    this.hasRefunds = hasAllTraffic && !WITHOUT_REFUNDS.contains(by);
    List<Column> columns = new ArrayList<>(List.of(words("attention on")));
    if (PARTS.contains(by)) {
      columns.add(words(by));
    }
    columns.addAll(List.of(words("money on"), words("loop"), numbers("orders"), numbers("amount")));
    if (hasRefunds) {
      columns.addAll(List.of(numbers("refunded"), numbers("refund rate")));
    }
    this.table = new TextTable(columns);
  }

  /** Returns the fields that name a cell of that split. */
  public static String[] keys(String by) {
    return PARTS.contains(by) ? new String[] {"from", by, "to"} : new String[] {"from", "to"};
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
    if (PARTS.contains(by)) {
      cells.add(cell.path(by).asString(from.equals(DIRECT) ? NumberTexts.NONE : UNNAMED));
    }
    cells.addAll(
        List.of(
            to,
            kind(from, to),
            NumberTexts.orders(cell.path("microOrders")),
            Amounts.all(cell.path("amounts"), "amount")));
    if (hasRefunds) {
      cells.add(Amounts.all(cell.path("amounts"), "refunded"));
      cells.add(Amounts.rates(cell.path("amounts"), "refundRate"));
    }
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
