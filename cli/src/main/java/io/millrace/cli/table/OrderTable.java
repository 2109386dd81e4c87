package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.WindowTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The explanation of orders: purchases, the touches with their credit, and refunds. */
public final class OrderTable implements TableView {
  private final WindowTexts windows;
  private final Optional<String> model;
  private final List<String> lines = new ArrayList<>();

  /**
   * Creates an empty explanation.
   *
   * @param model the attribution model of the credit; empty for all models
   */
  public OrderTable(WindowTexts windows, Optional<String> model) {
    this.windows = windows;
    this.model = model;
  }

  @Override
  public String list() {
    return "orders";
  }

  @Override
  public void add(JsonNode order) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(
        "order %s on %s"
            .formatted(order.path("order").asString(""), order.path("platform").asString("")));
    order.path("purchases").forEach(this::purchase);
    order.path("refunds").forEach(this::refund);
  }

  @Override
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private void purchase(JsonNode purchase) {
    lines.add(
        "purchase %s  %s  %s  %s"
            .formatted(
                purchase.path("id").asString(""),
                windows.moment(purchase.path("at")),
                amount(purchase, "amount"),
                purchase.path("kind").asString("")));
    JsonNode touches = purchase.path("touches");
    if (touches.isEmpty()) {
      lines.add("  no touch before it");
    } else {
      table(touches, purchase.path("currency").asString(""))
          .forEach(line -> lines.add("  " + line));
    }
  }

  private List<String> table(JsonNode touches, String currency) {
    List<String> models =
        model
            .map(List::of)
            .orElseGet(() -> List.copyOf(touches.path(0).path("credit").propertyNames()));
    List<Column> columns =
        new ArrayList<>(List.of(words("touch"), words("surface"), numbers("events")));
    models.forEach(name -> columns.add(numbers(name)));
    boolean isNamed = touches.valueStream().anyMatch(touch -> !names(touch).isEmpty());
    if (isNamed) {
      columns.add(words("names"));
    }
    TextTable table = new TextTable(columns);
    for (JsonNode touch : touches) {
      List<String> cells = new ArrayList<>();
      cells.add(windows.moment(touch.path("at")));
      cells.add(touch.path("platform").asString("") + "." + touch.path("surface").asString(""));
      cells.add(NumberTexts.count(touch.path("events")));
      models.forEach(name -> cells.add(credit(touch.path("credit").path(name), currency)));
      if (isNamed) {
        cells.add(names(touch));
      }
      table.add(cells);
    }
    return table.lines();
  }

  private static String names(JsonNode touch) {
    return Stream.of("creator", "campaign", "item", "channel", "region")
        .filter(touch::has)
        .map(name -> name + " " + touch.path(name).asString(""))
        .collect(Collectors.joining(", "));
  }

  /** Returns the share of the money, or the share of the order when the order has no amount. */
  private static String credit(JsonNode credit, String currency) {
    return currency.isEmpty()
        ? NumberTexts.orders(credit.path("microOrders"))
        : NumberTexts.money(credit.path("amount"), currency);
  }

  private void refund(JsonNode refund) {
    lines.add(
        "refund   %s  %s  %s, of which %s was taken back"
            .formatted(
                refund.path("id").asString(""),
                windows.moment(refund.path("at")),
                amount(refund, "amount"),
                amount(refund, "applied")));
  }

  private static String amount(JsonNode event, String field) {
    String currency = event.path("currency").asString("");
    return currency.isEmpty() ? "no amount" : NumberTexts.money(event.path(field), currency);
  }
}
