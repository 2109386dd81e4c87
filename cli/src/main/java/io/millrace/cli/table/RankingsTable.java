package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A table of platforms, owners, needs, channels or regions, ranked by a metric. */
public final class RankingsTable implements TableView {
  private static final Set<String> MONEY =
      Set.of("net", "externalOut", "credit", "refunded", "spend");

  private final TextTable table;
  private final String metric;
  private final String currency;

  /**
   * Creates an empty table.
   *
   * @param by what is ranked, for example platform
   * @param currency currency of a metric of money; otherwise empty
   */
  public RankingsTable(String metric, String by, String currency) {
    this.metric = metric;
    this.currency = currency;
    this.table = new TextTable(numbers("rank"), words(by), numbers(metric), numbers("share"));
  }

  @Override
  public String list() {
    return "rows";
  }

  @Override
  public void add(JsonNode row) {
    table.add(
        NumberTexts.count(row.path("rank")),
        row.path("id").asString(""),
        value(row.path("value")),
        NumberTexts.rate(row.path("share")));
  }

  @Override
  public void totals(JsonNode answer) {
    if (answer.path("unnamed").isString()) {
      table.add("", "(none)", value(answer.path("unnamed")), "");
    }
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }

  private String value(JsonNode value) {
    if (MONEY.contains(metric)) {
      return NumberTexts.money(value, currency);
    }
    return EntityRankingsTable.ORDERS.contains(metric)
        ? NumberTexts.orders(value)
        : NumberTexts.decimal(value.asString(NumberTexts.NONE));
  }
}
