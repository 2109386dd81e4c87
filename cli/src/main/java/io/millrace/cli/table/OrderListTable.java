package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.WindowTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A table of orders, with similar numbers when no order has the number. */
public final class OrderListTable implements TableView {
  private final WindowTexts windows;
  private final List<String> near = new ArrayList<>();
  private final TextTable table =
      new TextTable(
          words("time"),
          words("platform"),
          words("order"),
          words("loop"),
          numbers("amount"),
          numbers("refunded"),
          numbers("touches"),
          words("last touch"));

  /** Creates an empty table, with times in the zone of these texts. */
  public OrderListTable(WindowTexts windows) {
    this.windows = windows;
  }

  @Override
  public String list() {
    return "orders";
  }

  @Override
  public void add(JsonNode order) {
    table.add(
        windows.moment(order.path("at")),
        order.path("platform").asString(""),
        order.path("order").asString(""),
        order.path("kind").asString(""),
        money(order, "amount"),
        money(order, "refunded"),
        NumberTexts.count(order.path("touches")),
        place(order.path("lastTouch")));
  }

  @Override
  public void totals(JsonNode answer) {
    if (!answer.path("near").isEmpty()) {
      near.add(
          StreamSupport.stream(answer.path("near").spliterator(), false)
              .map(
                  name ->
                      name.path("order").asString("") + " on " + name.path("platform").asString(""))
              .collect(Collectors.joining(", ", "similar numbers: ", "")));
    }
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(near);
    return lines;
  }

  private static String money(JsonNode order, String field) {
    return order.has(field)
        ? NumberTexts.money(order.path(field), order.path("currency").asString(""))
        : NumberTexts.NONE;
  }

  private static String place(JsonNode touch) {
    return touch.isObject()
        ? touch.path("platform").asString("") + "." + touch.path("surface").asString("")
        : NumberTexts.NONE;
  }
}
