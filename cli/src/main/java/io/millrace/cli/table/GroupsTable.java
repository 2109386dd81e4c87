package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A table of a platform by channel or region, in which what names none is the last line; or of one
 * channel or region by window.
 */
public final class GroupsTable implements TableView {
  private static final String UNNAMED = "(none)";

  private final String list;
  private final Function<JsonNode, String> name;
  private final TextTable table;

  /**
   * Creates an empty table.
   *
   * @param by channel or region
   */
  public GroupsTable(String by) {
    this("groups", by, group -> group.path("value").asString(UNNAMED));
  }

  /** Creates an empty table of one channel or region by window. */
  public GroupsTable(WindowTexts windows, Grain grain) {
    this("rows", "window", row -> windows.start(row.path("start"), grain));
  }

  private GroupsTable(String list, String heading, Function<JsonNode, String> name) {
    this.list = list;
    this.name = name;
    this.table =
        new TextTable(
            words(heading),
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
    return list;
  }

  @Override
  public void add(JsonNode group) {
    add(name.apply(group), group);
  }

  @Override
  public void totals(JsonNode answer) {
    if (!table.isEmpty() && answer.path("totals").isObject()) {
      add("total", answer.path("totals"));
    }
  }

  private void add(String heading, JsonNode group) {
    table.add(
        heading,
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
