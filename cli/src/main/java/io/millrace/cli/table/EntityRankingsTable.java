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
 * A table of creators, campaigns or items, ranked by a metric. Below a whole ranking, it shows what
 * names none of them.
 */
public final class EntityRankingsTable implements TableView {
  /** Metrics in millionths of an order. */
  static final Set<String> ORDERS = Set.of("creditOrders", "newBuyers");

  private static final Set<String> MONEY = Set.of("credit", "refunded", "spend");

  private final TextTable table;
  private final boolean compared;
  private final List<String> below = new ArrayList<>();
  private final String metric;
  private final String currency;

  /**
   * Creates an empty table.
   *
   * @param by what is ranked: creator, campaign or item
   * @param currency currency of the amounts; empty when there are none
   * @param compared whether the rows have their places in another range
   */
  public EntityRankingsTable(String metric, String by, String currency, boolean compared) {
    this.metric = metric;
    this.currency = currency;
    this.compared = compared;
    List<Column> columns =
        new ArrayList<>(
            List.of(
                numbers("rank"),
                words("platform"),
                words(by),
                numbers(metric),
                numbers("share"),
                numbers("orders credited"),
                numbers("new buyers"),
                numbers("credit earned"),
                numbers("refunded"),
                numbers("refund rate"),
                numbers("spent"),
                numbers("cost per order"),
                numbers("cost per new buyer")));
    if (compared) {
      columns.addAll(List.of(numbers("before"), numbers("rank before"), numbers("change")));
    }
    this.table = new TextTable(columns);
  }

  /** Returns whether such a ranking is of entities. */
  public static boolean isOf(String by) {
    return Set.of("creator", "campaign", "item").contains(by);
  }

  @Override
  public String list() {
    return "rows";
  }

  @Override
  public void add(JsonNode row) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                NumberTexts.count(row.path("rank")),
                row.path("platform").asString(""),
                row.path("id").asString(""),
                value(row.path("value")),
                NumberTexts.rate(row.path("share")),
                NumberTexts.orders(row.path("microOrders")),
                NumberTexts.orders(row.path("microNewBuyers")),
                NumberTexts.money(row.path("credit"), currency),
                NumberTexts.money(row.path("refunded"), currency),
                NumberTexts.rate(row.path("refundRate")),
                NumberTexts.money(row.path("spend"), currency),
                NumberTexts.money(row.path("costPerOrder"), currency),
                NumberTexts.money(row.path("costPerNewBuyer"), currency)));
    if (compared) {
      JsonNode before = row.path("previous");
      cells.add(before.isObject() ? value(before.path("value")) : NumberTexts.NONE);
      cells.add(NumberTexts.count(before.path("rank")));
      cells.add(NumberTexts.rate(row.path("change")));
    }
    table.add(cells);
  }

  @Override
  public void totals(JsonNode answer) {
    below.add("unnamed: " + value(answer.path("unnamed")));
    below.add("total: " + value(answer.path("total")));
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(below);
    return lines;
  }

  private String value(JsonNode value) {
    if (MONEY.contains(metric)) {
      return NumberTexts.money(value, currency);
    }
    return ORDERS.contains(metric)
        ? NumberTexts.orders(value)
        : NumberTexts.decimal(value.asString(NumberTexts.NONE));
  }
}
