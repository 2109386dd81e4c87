package io.millrace.standalone.sheet;

import static io.millrace.standalone.text.Column.numbers;
import static io.millrace.standalone.text.Column.words;

import io.millrace.standalone.text.NumberTexts;
import io.millrace.standalone.text.TextTable;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Who is first. */
public final class RankingsTable implements TableView {
  private static final Set<String> MONEY = Set.of("net", "externalOut");

  private final TextTable table;
  private final String metric;
  private final String currency;

  /**
   * An empty table.
   *
   * @param by what is ranked
   * @param currency of metrics of money, else empty
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
  public List<String> lines() {
    return table.lines();
  }

  private String value(JsonNode value) {
    return MONEY.contains(metric)
        ? NumberTexts.money(value, currency)
        : NumberTexts.decimal(value.asString(NumberTexts.NONE));
  }
}
