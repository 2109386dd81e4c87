package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A table of a platform by channel or region. What names none is the last line. */
public final class GroupsTable implements TableView {
  private static final String UNNAMED = "(none)";

  private final TextTable table;

  /**
   * Creates an empty table.
   *
   * @param by channel or region
   */
  public GroupsTable(String by) {
    this.table =
        new TextTable(
            words(by),
            numbers("events"),
            numbers("attention h:m:s"),
            numbers("opens"),
            numbers("visitors"),
            numbers("orders"),
            numbers("net"),
            numbers("refunded"),
            numbers("orders credited"),
            numbers("credit"));
  }

  @Override
  public String list() {
    return "groups";
  }

  @Override
  public void add(JsonNode group) {
    table.add(
        group.path("value").asString(UNNAMED),
        NumberTexts.count(group.path("events")),
        NumberTexts.time(group.path("attentionMs")),
        NumberTexts.count(group.path("opens")),
        NumberTexts.count(group.path("visitors")),
        NumberTexts.count(group.path("orders")),
        Amounts.all(group.path("money"), "net"),
        Amounts.all(group.path("money"), "refunded"),
        NumberTexts.orders(group.path("microOrders")),
        Amounts.all(group.path("credit"), "amount"));
  }

  @Override
  public List<String> lines() {
    return table.lines();
  }
}
